using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Histories;

/// <summary>Planted faults: a sound ledger passes, and each way of doctoring it is found.</summary>
public sealed class InvariantCheckerTests
{
    public static TheoryData<string, Func<object, object>> Faults => new()
    {
        { "capacity", Doctored(l => WithVolunteer(l, v => v with { Profile = v.Profile with { Capacity = 0 } }, granted: true)) },
        { "type capacity", Doctored(l => WithVolunteer(l, v => v with { Profile = v.Profile with { CapacityByType = v.Profile.CapacityByType.SetItem(AssignmentType.ContactPerson, 0) } }, granted: true)) },
        { "check", Doctored(l => WithVolunteer(l, v => v with { Profile = v.Profile with { Checks = [v.Profile.Checks[0] with { ValidUntil = new(2026, 1, 31) }] } }, granted: true)) },
        { "pause", Doctored(l => WithVolunteer(l, v => v with { Profile = v.Profile with { PausedUntil = new(2026, 3, 1) } }, granted: true)) },
        { "consent", Doctored(l => WithVolunteer(l, v => v with { Profile = v.Profile with { SharedOutsideHome = false } }, granted: true)) },
        { "agreement", Doctored(l => l with { Granted = l.Granted.ToImmutableDictionary(g => g.Key, g => g.Value with { Agreements = [] }) }) },
        { "quota", Doctored(l => l with { Agreements = [.. l.Agreements.Select(a => a with { Quota = 0 })] }) },
        { "hold", Doctored(l => WithOffer(l, o => o with { Status = OfferStatus.Held, Deadline = l.Now })) },
        { "ledgers", Doctored(l => WithOffer(l, o => o with { Status = OfferStatus.Expired })) },
        { "ledgers", Doctored(l => l with { Needs = [.. l.Needs.Select(n => n with { Offers = [] })] }) },
        { "ledgers", Doctored(l => WithVolunteer(l, v => v with { Commitments = [] }, granted: false)) },
        { "status", Doctored(l => l with { Needs = [l.Needs[0] with { Status = NeedStatus.Open }, .. l.Needs.Skip(1)] }) },
        { "pool", Doctored(l => l with { Pool = l.Pool.ToImmutableDictionary(p => p.Key, p => p.Value with { Candidates = [] }) }) },
        { "pool", Doctored(l => l with { Pool = l.Pool.ToImmutableDictionary(p => p.Key, p => p.Value with { Candidates = [.. p.Value.Candidates.Select(c => c with { Score = c.Score - 1 })] }) }) },
        { "pool", Doctored(l => l with { Pool = l.Pool.ToImmutableDictionary(p => p.Key, p => p.Value with { Rejections = [.. p.Value.Rejections.Select(r => r with { Reasons = RejectionReasons.Gender })] }) }) },
    };

    [Fact]
    public async Task Violations_SoundLedger_None() => Assert.Empty(InvariantChecker.Violations(await Sound()));

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Violations_DoctoredLedger_AreFound(string rule, Func<object, object> doctor) =>
        Assert.Contains(InvariantChecker.Violations((Ledger)doctor(await Sound())), v => v.StartsWith(rule + ":", StringComparison.Ordinal));

    /// <summary>One placement from Linköping in Norrköping, and a need that still looks.</summary>
    private static async Task<Ledger> Sound()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var agreement = await network.Share(Linkoping, Norrkoping, quota: 1);
        var (placed, free) = (await network.HasVolunteer(Linkoping, p => p with { Capacity = 1 }), await network.HasVolunteer(Linkoping));
        var (filled, open) = (await network.HasNeed(Norrkoping), await network.HasNeed(Norrkoping));
        var before = (await network.Volunteer(placed).Get()).Must();
        var offer = await network.Place(filled, placed);
        return new(
            silo.Now,
            (await network.Region.Get()).Must(),
            [agreement],
            [(await network.Volunteer(placed).Get()).Must(), (await network.Volunteer(free).Get()).Must()],
            [(await network.Need(filled).Get()).Must(), (await network.Need(open).Get()).Must()],
            ImmutableDictionary<NeedRef, ImmutableHashSet<Guid>>.Empty,
            ImmutableDictionary<NeedRef, PoolAnswer>.Empty.Add(open, new((await network.Need(open).Candidates(null, 5)).Must().Candidates, [.. await network.Rejections(open)])),
            ImmutableDictionary<Guid, Granted>.Empty.Add(offer.Id, new(silo.Now, before, [agreement])));
    }

    private static Func<object, object> Doctored(Func<Ledger, Ledger> doctor) => ledger => doctor((Ledger)ledger);

    private static Ledger WithVolunteer(Ledger ledger, Func<VolunteerView, VolunteerView> change, bool granted)
    {
        var changed = change(ledger.Volunteers[0]);
        return ledger with
        {
            Volunteers = [changed, .. ledger.Volunteers.Skip(1)],
            Granted = granted ? ledger.Granted.ToImmutableDictionary(g => g.Key, g => g.Value with { Before = g.Value.Before with { Profile = changed.Profile } }) : ledger.Granted,
        };
    }

    private static Ledger WithOffer(Ledger ledger, Func<Offer, Offer> change) =>
        ledger with { Needs = [ledger.Needs[0] with { Offers = [change(ledger.Needs[0].Offers[0])] }, .. ledger.Needs.Skip(1)] };
}
