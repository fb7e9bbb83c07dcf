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
        return state.Find(replaced) is { } before && before.StatusOn(today) == AgreementStatus.Live
            ? state.With(before with { Status = AgreementStatus.Replaced }).With(agreement with { Status = AgreementStatus.Live }) with
            {
                // What runs under the old terms goes on under the new ones, and counts against the new quota.
                Claims = [.. state.Claims.Select(c => c.Agreement == replaced ? c with { Agreement = id } : c)],
                GivenBack = [.. state.GivenBack.Select(c => c.Agreement == replaced ? c with { Agreement = id } : c)],
            }
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
            a.StatusOn(today) is not (AgreementStatus.Proposed or AgreementStatus.Live) && !state.Claims.Concat(state.GivenBack).Any(c => c.Agreement == a.Id));
        return over is null ? null : state.Agreements.Remove(over);
    }

    /// <summary>A side that is not part of the agreement learns no more than that there is none.</summary>
    private static Problem Missing(string field) => new(ProblemCode.NotFound, "There is no such agreement.", field);

    private static Problem Wrong(AgreementStatus status) => new(ProblemCode.WrongState, $"The agreement is {status}.", "status", "Propose a new agreement.");
}
