using Matching.Contracts.Municipalities;
using Matching.Grains.State;

namespace Matching.Grains.Municipalities;

/// <summary>
/// The moves of an agreement, each from one state of its home municipality to the next. What is not a move here is refused:
/// Proposed → Live | Withdrawn, Live → Live under notice | Ended | Replaced.
/// </summary>
internal static class AgreementMoves
{
    /// <summary>Proposals of one receiving side that wait for the home side's answer: nobody fills another's list.</summary>
    public const int MaxOpenProposals = 50;

    /// <summary>The proposer signs. The same terms under the same id again change nothing.</summary>
    public static Outcome<MunicipalityState> Propose(this MunicipalityState state, SharingAgreement agreement, DateOnly today)
    {
        if (state.Find(agreement.Id) is { } known)
        {
            return known.SameTerms(agreement)
                ? state
                : new Problem(ProblemCode.AlreadyExists, "An agreement with this id has other terms.", "id", "Propose changed terms under a new id.");
        }

        if (agreement.Replaces is { } replaced)
        {
            if (state.Find(replaced) is not { } before || (before.Home, before.Receiving) != (agreement.Home, agreement.Receiving))
                return Missing("replaces");
            if (before.StatusOn(today) != AgreementStatus.Live)
                return Wrong(before.StatusOn(today));
            if (state.IsReplaced(replaced))
                return Wrong(AgreementStatus.Replaced);
            agreement = agreement with { Revision = before.Revision + 1 };
        }

        if (agreement.ProposedBy != agreement.Home && state.Agreements.Count(a => a.Status == AgreementStatus.Proposed && a.ProposedBy == agreement.ProposedBy) >= MaxOpenProposals)
            return new Problem(ProblemCode.LimitExceeded, $"{MaxOpenProposals} proposals to that municipality wait for an answer.", null, "Wait for the other side, or withdraw a proposal.");
        return WithRoom(state, today) is { } kept
            ? state with { Agreements = kept.Add(agreement), AgreementsVersion = state.AgreementsVersion + 1 }
            : new Problem(ProblemCode.LimitExceeded, $"The municipality already has {Limits.AgreementsPerMunicipality} agreements.", null, "End those that have run out.");
    }

    /// <summary>The other side signs. Where both had signed it changes nothing.</summary>
    public static Outcome<MunicipalityState> Accept(this MunicipalityState state, Guid id, string side, DateOnly today)
    {
        if (state.Find(id) is not { } agreement || !agreement.IsSide(side))
            return Missing("id");
        if (agreement.StatusOn(today) == AgreementStatus.Live)
            return state;
        if (agreement.Status != AgreementStatus.Proposed)
            return Wrong(agreement.StatusOn(today));
        if (side == agreement.ProposedBy)
            return new Problem(ProblemCode.WrongState, "Your side has signed; the other side has not.", "status", "Wait for the other side, or withdraw the proposal.");
        if (agreement.Replaces is not { } replaced)
            return state.With(agreement with { Status = AgreementStatus.Live });
        // The new terms are for what starts from their first day on. What started before goes on under the old ones, and counts against the new quota.
        return state.Find(replaced) is { } before && before.StatusOn(today) == AgreementStatus.Live && !state.IsReplaced(replaced)
            ? state.With(before with
            {
                Status = agreement.From <= today ? AgreementStatus.Replaced : AgreementStatus.Live,
                EndsOn = agreement.From < before.Until() ? agreement.From : before.EndsOn,
            }).With(agreement with { Status = AgreementStatus.Live })
            : new Problem(ProblemCode.WrongState, "The agreement whose terms it changes is no longer live.", "replaces", "Propose a new agreement.");
    }

    /// <summary>A proposal is withdrawn, a live agreement given notice of. Again: nothing, the first notice stands.</summary>
    public static Outcome<MunicipalityState> End(this MunicipalityState state, Guid id, string side, DateOnly today)
    {
        if (state.Find(id) is not { } agreement || !agreement.IsSide(side))
            return Missing("id");
        return agreement.StatusOn(today) switch
        {
            AgreementStatus.Proposed => state.With(agreement with { Status = AgreementStatus.Withdrawn }),
            AgreementStatus.Live when agreement.EndsOn is not null => state,
            AgreementStatus.Live when agreement.NoticeDays == 0 => state.With(agreement with { Status = AgreementStatus.Ended, EndsOn = today }),
            AgreementStatus.Live => state.With(agreement with { EndsOn = today.AddDays(agreement.NoticeDays) }),
            AgreementStatus.Ended or AgreementStatus.Withdrawn => state,
            var status => Wrong(status),
        };
    }

    public static SharingAgreement? Find(this MunicipalityState state, Guid id) => state.Agreements.FirstOrDefault(a => a.Id == id);

    /// <summary>The agreement and those whose terms it changed, the latest first.</summary>
    public static IEnumerable<Guid> Terms(this MunicipalityState state, Guid agreement)
    {
        for (Guid? id = agreement; id is { } next; id = state.Find(next)?.Replaces)
            yield return next;
    }

    /// <summary>What takes a place of an agreement's quota: what runs under it, and under the terms that it changed.</summary>
    public static IEnumerable<AgreementClaim> Under(this MunicipalityState state, Guid agreement)
    {
        var terms = state.Terms(agreement).ToHashSet();
        return state.Claims.Where(c => terms.Contains(c.Agreement));
    }

    /// <summary>How many of the claims take a place of each agreement's quota; agreements without any are left out.</summary>
    public static ImmutableDictionary<Guid, int> Loads(this MunicipalityState state, IEnumerable<AgreementClaim> claims)
    {
        var own = claims.CountBy(c => c.Agreement).ToDictionary();
        return state.Agreements.Select(a => (a.Id, Running: state.Terms(a.Id).Sum(id => own.GetValueOrDefault(id)))).Where(a => a.Running > 0).ToImmutableDictionary(a => a.Id, a => a.Running);
    }

    /// <summary>Both sides signed changed terms, whenever those begin.</summary>
    private static bool IsReplaced(this MunicipalityState state, Guid agreement) => state.Agreements.Any(a => a.Replaces == agreement && a.Status is AgreementStatus.Live or AgreementStatus.Ended or AgreementStatus.Replaced);

    /// <summary>The agreement and its terms as both sides have changed them since, whenever those begin: what runs under it takes a place of each.</summary>
    public static IEnumerable<SharingAgreement> Since(this IEnumerable<SharingAgreement> known, SharingAgreement agreement) =>
        known.Where(a => a.Replaces == agreement.Id && a.Status is AgreementStatus.Live or AgreementStatus.Replaced).SelectMany(known.Since).Prepend(agreement);

    /// <summary>A place is left under the agreement and under each change of its terms.</summary>
    /// <param name="taken">How many places of each are.</param>
    public static bool HasRoom(this IEnumerable<SharingAgreement> known, SharingAgreement agreement, Func<Guid, int> taken) =>
        known.Since(agreement).All(terms => taken(terms.Id) < terms.Quota);

    private static bool IsSide(this SharingAgreement agreement, string side) => agreement.Home == side || agreement.Receiving == side;

    private static MunicipalityState With(this MunicipalityState state, SharingAgreement changed) => state with
    {
        Agreements = state.Agreements.Replace(state.Find(changed.Id)!, changed),
        AgreementsVersion = state.AgreementsVersion + 1,
    };

    /// <summary>The agreements with a free place at the limit: those that are over and carry nothing any more make room.</summary>
    private static ImmutableArray<SharingAgreement>? WithRoom(MunicipalityState state, DateOnly today)
    {
        if (state.Agreements.Length < Limits.AgreementsPerMunicipality)
            return state.Agreements;
        var over = state.Agreements.FirstOrDefault(a =>
            a.StatusOn(today) is not (AgreementStatus.Proposed or AgreementStatus.Live) && !state.Under(a.Id).Concat(state.GivenBack.Where(c => c.Agreement == a.Id)).Any());
        return over is null ? null : state.Agreements.Remove(over);
    }

    /// <summary>A side that is not part of the agreement learns no more than that there is none.</summary>
    private static Problem Missing(string field) => new(ProblemCode.NotFound, "There is no such agreement.", field);

    private static Problem Wrong(AgreementStatus status) => new(ProblemCode.WrongState, $"The agreement is {status}.", "status", "Propose a new agreement.");
}
