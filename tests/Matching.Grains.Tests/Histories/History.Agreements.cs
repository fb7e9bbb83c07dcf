using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Grains.Tests.Stories;

namespace Matching.Grains.Tests.Histories;

/// <summary>Agreements among the steps: several between the same two municipalities, which cover some needs together and others not, and offers that name one of them.</summary>
internal sealed partial class History
{
    private readonly List<SharingAgreement> agreements = [];
    private readonly Dictionary<(Guid Offer, Guid Agreement, DateOnly Start), SharingAgreement?> seen = [];

    /// <summary>Each with the next, by two or three agreements.</summary>
    private async Task ShareAround()
    {
        foreach (var (home, receiving) in Members.Zip([.. Members.Skip(1), Members[0]]))
        {
            for (var i = random.Next(2, 4); i > 0; i--)
                await Share(home, receiving);
        }
    }

    /// <summary>Mostly between two that share already.</summary>
    private Task Share() => random.Next(3) > 0 && Pick(agreements) is var known ? Share(known.Home, known.Receiving) : Share(Pick(Members), Pick(Members));

    private async Task Share(string home, string receiving)
    {
        if (home == receiving)
            return;
        var agreement = draw.Agreement(network.NewId(), home, receiving, Silo.Today);
        // Only where all that cover a need are home-first does a round put home first.
        if (random.Next(4) > 0 && agreements.Find(a => (a.Home, a.Receiving) == (home, receiving)) is { } first)
            agreement = agreement with { HomeFirst = first.HomeFirst };
        await Again(() => network.Municipality(home).ProposeAgreement(agreement));
        agreements.Add((await Again(() => network.Municipality(home).AcceptAgreement(agreement.Id, receiving))).Must());
    }

    private async Task EndAgreement()
    {
        if (agreements.Find(a => a.Status == AgreementStatus.Live) is { } live)
            agreements[agreements.IndexOf(live)] = (await Again(() => network.Municipality(live.Home).EndAgreement(live.Id, live.Receiving))).Must();
    }

    /// <summary>Somebody abroad whom several agreements could send, by that of all of them with the least left, and for other needs others by the same, until it is used up.</summary>
    private async Task OfferByAgreement()
    {
        var several = await SentBySeveral();
        var left = new Dictionary<SharingAgreement, int>();
        foreach (var agreement in several.SelectMany(s => s.Covering).Distinct())
            left[agreement] = agreement.Quota - (await Loads(agreement.Home)).GetValueOrDefault(agreement.Id);
        if (left.Count == 0)
            return;
        var named = left.MinBy(l => l.Value).Key;
        foreach (var next in several.Where(s => s.Covering.Contains(named)).DistinctBy(s => s.Need).DistinctBy(s => s.Volunteer).Take(3))
        {
            if ((await Offer(next.Need, next.Volunteer, lifted: null, named.Id)).Problem is { Field: "agreement" })
                return;
        }
    }

    /// <summary>Candidates of open needs, in an order of chance, with the agreements that cover them, at least two.</summary>
    private async Task<List<Sent>> SentBySeveral()
    {
        var sent = new List<Sent>();
        foreach (var need in needs.OrderBy(_ => random.Next()))
        {
            if ((await network.Need(need).Get()).Must().Status != NeedStatus.Open)
                continue;
            foreach (var volunteer in ((await network.Need(need).Candidates(network.Name, Limits.Candidates)).Value?.Candidates ?? []).Select(c => c.Volunteer))
            {
                if (await Covering(need, volunteer) is [_, _, ..] covering)
                    sent.Add(new(need, volunteer, [.. covering]));
            }
        }

        return sent;
    }

    /// <summary>Mostly one between the two, whatever it covers; sometimes one of others, or none.</summary>
    private Guid? DrawAgreement(NeedRef need, VolunteerRef volunteer) => (volunteer.Municipality == need.Municipality ? 0 : random.Next(6)) switch
    {
        1 => Pick(agreements).Id,
        > 2 when agreements.FindAll(a => IsBetween(a, need, volunteer)) is [_, ..] between => Pick(between).Id,
        _ => null,
    };

    /// <summary>Whoever is told that the named agreement is full could not have been taken by it.</summary>
    private async Task RecordAgreement(NeedRef need, VolunteerRef volunteer, Guid? named, Outcome<Offer> answer)
    {
        var covering = await Covering(need, volunteer);
        if (covering.Count > 1 && answer.Problem is null)
            Record("two agreements could take it");
        if (named is not null && answer.Problem is null)
            Record("offer named an agreement");
        if (answer.Problem is not { Field: "agreement" })
            return;
        var full = covering.Find(a => a.Id == named);
        Record(full is null ? "named agreement does not cover it" : "named agreement full");
        var standing = (await People()).SelectMany(v => v.Commitments).Where(c => c.Counts(Silo.Now)).Select(c => c.Reservation.Offer).ToHashSet();
        if (full is not null)
            Assert.Equal(full.Quota, (await Claims()).Count(c => c.Run.Agreement == named && standing.Contains(c.Run.Use.Offer)));
    }

    private async Task<ImmutableArray<Claimed>> Claims()
    {
        var claims = ImmutableArray.CreateBuilder<Claimed>();
        foreach (var run in (await Task.WhenAll(Members.Select(member => network.Municipality(member).Runs()))).SelectMany(runs => runs).Where(r => !r.GivenBack))
        {
            var claim = (run.Use.Offer, run.Agreement, run.Use.Start);
            seen.TryAdd(claim, agreements.Find(a => a.Id == run.Agreement));
            claims.Add(new(run, seen[claim]));
        }

        return claims.ToImmutable();
    }

    private async Task<List<SharingAgreement>> Covering(NeedRef need, VolunteerRef volunteer)
    {
        var wish = (await network.Need(need).Get()).Must().Requirements;
        return agreements.FindAll(a => IsBetween(a, need, volunteer) && a.Covers(wish.Type, wish.Start < Silo.Today ? Silo.Today : wish.Start));
    }

    private async Task<Dictionary<Guid, int>> Loads(string home) => (await network.Municipality(home).AgreementLoads()).ToDictionary(l => l.Agreement, l => l.Running);

    private static bool IsBetween(SharingAgreement agreement, NeedRef need, VolunteerRef volunteer) =>
        (agreement.Home, agreement.Receiving) == (volunteer.Municipality, need.Municipality);

    private sealed record Sent(NeedRef Need, VolunteerRef Volunteer, ImmutableArray<SharingAgreement> Covering);
}
