using Matching.Contracts.Audit;
using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Contracts.Rounds;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Placements;
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
        { "capacity", Doctored(l => WithPlaces(l, 2)) },
        { "type capacity", Doctored(l => WithPlaces(WithVolunteer(l, v => v with { Profile = v.Profile with { Capacity = 5, CapacityByType = v.Profile.CapacityByType.SetItem(AssignmentType.ContactPerson, 1) } }, granted: true), 2)) },
        { "capacity", Doctored(l => WithAnother(l, c => c)) },
        { "check", Doctored(l => WithVolunteer(l, v => v with { Profile = v.Profile with { Checks = [] } }, granted: true)) },
        { "check", Doctored(l => WithVolunteer(l, v => v with { Profile = v.Profile with { Checks = [.. v.Profile.Checks.Select(c => c with { EndedOn = l.Needs[0].Requirements.Start })] } }, granted: true)) },
        { "approval", Doctored(l => WithVolunteer(l, v => v with { Profile = v.Profile with { Approvals = [new(AssignmentType.ContactPerson, ApprovalStage.References, new(2026, 1, 5))] } }, granted: true)) },
        { "decision", Doctored(l => l with { Decided = [new(Linkoping, null, l.Volunteers[0].Profile with { Household = Alone, Approvals = [new(AssignmentType.FosterHome, ApprovalStage.Approved, new(2026, 1, 5))] })] }) },
        { "start", Doctored(l => WithVolunteer(l, v => v with { Commitments = [.. v.Commitments.Select(c => c with { Reservation = c.Reservation with { Start = new(2026, 1, 1) } })] }, granted: false)) },
        { "pause", Doctored(l => WithVolunteer(l, v => v with { Profile = v.Profile with { PausedUntil = new(2026, 3, 1) } }, granted: true)) },
        { "consent", Doctored(l => WithVolunteer(l, v => v with { Profile = v.Profile with { SharedOutsideHome = false } }, granted: true)) },
        { "agreement", Doctored(l => l with { Granted = l.Granted.ToImmutableDictionary(g => g.Key, g => g.Value with { Agreements = [] }) }) },
        { "quota", Doctored(l => l with { Agreements = [.. l.Agreements.Select(a => a with { Quota = 0 })] }) },
        { "quota", Doctored(l => l with { Agreements = [l.Agreements[0] with { Quota = 0 }, l.Agreements[0] with { Id = new(new string('b', 32)), Quota = 5 }] }) },
        { "quota", Doctored(l => l with { Loads = l.Loads.Clear() }) },
        { "quota", Doctored(l => l with { Claims = [.. l.Claims, l.Claims[0], l.Claims[0]] }) },
        { "claim", Doctored(l => l with { Claims = [] }) },
        { "claim", Doctored(l => l with { Claims = [.. l.Claims, .. l.Claims] }) },
        { "claim", Doctored(l => l with { Claims = [l.Claims[0] with { Agreement = l.Agreements[0] with { Types = [AssignmentType.Visitor] } }] }) },
        { "claim", Doctored(l => l with { Claims = [l.Claims[0] with { Agreement = l.Agreements[0] with { Receiving = Motala } }] }) },
        { "claim", Doctored(l => l with { Claims = [l.Claims[0] with { Run = l.Claims[0].Run with { Use = l.Claims[0].Run.Use with { Type = AssignmentType.Visitor } } }] }) },
        { "claim", Doctored(l => l with { Claims = [l.Claims[0] with { Run = l.Claims[0].Run with { Agreement = new(new string('b', 32)) } }] }) },
        { "named", Doctored(l => l with { Granted = l.Granted.ToImmutableDictionary(g => g.Key, g => g.Value with { Named = new(new string('b', 32)) }) }) },
        { "named", Doctored(l => WithOffer(l, o => o with { Agreement = null })) },
        { "named", Doctored(l => WithPlacement(l, p => p with { Agreement = null })) },
        { "blocked out", Doctored(l => WithVolunteer(l, v => v with { Profile = v.Profile with { BlockedOut = [new(new(2026, 1, 20), new(2026, 2, 2))] } }, granted: true)) },
        { "round", Doctored(l => WithProposal(l, p => p with { Volunteer = l.Volunteers[0].Volunteer })) },
        { "round", Doctored(l => WithProposal(l, p => p with { Need = l.Needs[0].Need })) },
        { "round", Doctored(l => WithProposal(l, p => p with { Score = p.Score + 1 })) },
        { "round", Doctored(l => l with { Volunteers = [.. l.Volunteers.Select(v => v with { Profile = v.Profile with { SharedOutsideHome = false } })] }) },
        { "round wish", Doctored(l => WithProposal(l, p => p with { Places = 2 })) },
        { "round wish", Doctored(l => l with { Proposals = [.. l.Proposals, .. l.Proposals] }) },
        { "round places", Doctored(l => WithProposal(l, p => p with { Places = 3 })) },
        { "round slots", Doctored(WithTwoProposals) },
        { "round quota", Doctored(WithTwoProposals) },
        { "round quota", Doctored(l => l with { Agreements = [.. l.Agreements.Select(a => a with { Status = Contracts.Municipalities.AgreementStatus.Ended })] }) },
        { "hold", Doctored(l => WithOffer(l, o => o with { Status = OfferStatus.Held, Deadline = l.Now })) },
        { "ledgers", Doctored(l => WithOffer(l, o => o with { Status = OfferStatus.Expired })) },
        { "ledgers", Doctored(l => l with { Needs = [.. l.Needs.Select(n => n with { Offers = [] })] }) },
        { "ledgers", Doctored(l => WithVolunteer(l, v => v with { Commitments = [] }, granted: false)) },
        { "status", Doctored(l => l with { Needs = [l.Needs[0] with { Status = NeedStatus.Open }, .. l.Needs.Skip(1)] }) },
        { "placement", Doctored(l => WithPlacement(l, p => p with { Stage = PlacementStage.Refused })) },
        { "placement", Doctored(l => WithPlacement(l, p => p with { FollowUpDue = p.FollowUpDue!.Value.AddDays(1) })) },
        { "placement", Doctored(l => WithPlacement(l, p => p with { Started = p.Started!.Value.AddDays(-1) })) },
        { "consents", Doctored(l => WithPlacement(l, p => p with { Consents = [] })) },
        { "consents", Doctored(l => l with { Agreed = l.Agreed.ToImmutableDictionary(a => a.Key, a => a.Value with { ChildAge = 9 }) }) },
        { "consents", Doctored(l => l with { Agreed = l.Agreed.ToImmutableDictionary(a => a.Key, a => a.Value with { ChildAge = 16, SiblingAges = [12] }) }) },
        { "consents", Doctored(l => l with { Agreed = l.Agreed.Clear() }) },
        { "check", Doctored(l => l with { Begun = l.Begun.ToImmutableDictionary(b => b.Key, b => b.Value with { Profile = b.Value.Profile with { Checks = [] } }) }) },
        { "begun", Doctored(l => l with { Begun = l.Begun.Clear() }) },
        { "audit", Doctored(l => WithTrail(l, t => t.RemoveAt(t.Length - 1))) },
        { "audit", Doctored(l => WithTrail(l, t => t.Add(t[^1]))) },
        { "audit", Doctored(l => l with { Written = l.Written.ToImmutableDictionary(w => w.Key, w => (w.Value.HandedOn + 1, w.Value.All + 1)) }) },
        { "audit", Doctored(l => WithOffer(l, o => o with { Status = OfferStatus.Declined })) },
        { "chain", Doctored(l => WithTrail(l, t => t.SetItem(0, t[0] with { Draft = t[0].Draft with { Actor = "nobody" } }))) },
        { "capacity", Doctored(l => l with { Granted = l.Granted.ToImmutableDictionary(g => g.Key, g => g.Value with { Before = g.Value.Before with { Commitments = [new(new(Guid.NewGuid(), l.Needs[0].Need, AssignmentType.ContactPerson, new(2026, 1, 1), l.Now), CommitmentStatus.Ended, l.Now) { Until = new(2026, 2, 2) }] } }) }) },
        { "slots", Doctored(l => WithAnother(l, c => c)) },
        { "slots", Doctored(l => WithAnother(l, c => c with { Status = CommitmentStatus.Ended, Until = new(2026, 3, 1) })) },
        { "time", Doctored(l => WithVolunteer(l, v => v with { Profile = v.Profile with { HoursAWeek = 2 } }, granted: true)) },
        { "time", Doctored(l => WithVolunteer(l, v => v with { Profile = v.Profile with { WeekendsAMonth = 0 } }, granted: true)) },
        { "time", Doctored(l => l with { Granted = l.Granted.ToImmutableDictionary(g => g.Key, g => g.Value with { Before = g.Value.Before with { Commitments = [Another(l)] } }) }) },
        { "pool", Doctored(l => l with { Pool = l.Pool.ToImmutableDictionary(p => p.Key, p => p.Value with { Candidates = [] }) }) },
        { "pool", Doctored(l => l with { Pool = l.Pool.ToImmutableDictionary(p => p.Key, p => p.Value with { Candidates = [.. p.Value.Candidates.Select(c => c with { Score = c.Score - 1 })] }) }) },
        { "pool", Doctored(l => l with { Pool = l.Pool.ToImmutableDictionary(p => p.Key, p => p.Value with { Rejections = [.. p.Value.Rejections.Select(r => r with { Reasons = RejectionReasons.Gender })] }) }) },
        { "pool", Doctored(l => l with { Needs = [l.Needs[0], l.Needs[1] with { Requirements = l.Needs[1].Requirements with { Count = 3, Siblings = SiblingRule.Together } }] }) },
        { "pool", Doctored(l => l with { Loads = l.Loads.ToImmutableDictionary(load => load.Key, load => load.Value + 1) }) },
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
        var agreement = await network.Share(Linkoping, Norrkoping, quota: 2);
        var (placed, free) = (await network.HasVolunteer(Linkoping, p => p with { Capacity = 1, HoursAWeek = 4, WeekendsAMonth = 1 }), await network.HasVolunteer(Linkoping));
        var (filled, open) = (await network.HasNeed(Norrkoping, n => n with { HoursAWeek = 4, WeekendsAMonth = 1, WeekSlotsRequired = ["mon-16"] }), await network.HasNeed(Norrkoping));
        var before = (await network.Volunteer(placed).Get()).Must();
        var offer = await network.Place(filled, placed);
        await PlacementTests.Run(silo, network, filled, offer.Id);
        var round = await network.RunRound();
        // What the grains have handed on is then known for certain.
        foreach (var member in new[] { Linkoping, Norrkoping })
            await silo.Grains.GetGrain<ISweeperGrain>(GrainKeys.Sweeper(member)).Sweep();
        var (trails, written) = await AuditReading.Read(silo, [Linkoping, Norrkoping]);
        return new(
            silo.Now,
            (await network.Region.Get()).Must(),
            [agreement],
            [(await network.Volunteer(placed).Get()).Must(), (await network.Volunteer(free).Get()).Must()],
            [(await network.Need(filled).Get()).Must(), (await network.Need(open).Get()).Must()],
            ImmutableDictionary<NeedRef, ImmutableHashSet<Guid>>.Empty,
            ImmutableDictionary<NeedRef, PoolAnswer>.Empty.Add(open, new((await network.Need(open).Candidates(null, 5)).Must().Candidates, [.. await network.Rejections(open)])),
            ImmutableDictionary<Guid, Granted>.Empty.Add(offer.Id, new(silo.Now, before, [agreement])))
        {
            Begun = ImmutableDictionary<Guid, VolunteerView>.Empty.Add(offer.Id, before),
            Agreed = ImmutableDictionary<Guid, NeedCase>.Empty.Add(offer.Id, (await network.Need(filled).Get()).Must().Case),
            Claims = [.. (await network.Municipality(Linkoping).Runs()).Select(run => new Claimed(run, agreement))],
            Loads = (await network.Municipality(Linkoping).AgreementLoads()).ToImmutableDictionary(l => l.Agreement, l => l.Running),
            Proposals = (await network.Round(round.Round).Proposals(null, 0, 9)).Must().Items,
            ProposedPoints = round.Summary!.TotalScore,
            Trails = trails,
            Written = written,
        };
    }

    /// <summary>An entry beside the one there is, for the same time.</summary>
    private static Commitment Another(Ledger ledger) =>
        ledger.Volunteers[0].Commitments[0] with { Reservation = ledger.Volunteers[0].Commitments[0].Reservation with { Offer = new(new string('a', 32)) } };

    private static Ledger WithAnother(Ledger ledger, Func<Commitment, Commitment> change)
    {
        var another = change(Another(ledger));
        return WithVolunteer(ledger, v => v with { Commitments = v.Commitments.Add(another) }, granted: false) with
        {
            Granted = ledger.Granted.Add(another.Reservation.Offer, ledger.Granted.Values.First()),
        };
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

    private static Ledger WithProposal(Ledger ledger, Func<Proposal, Proposal> change) => ledger with { Proposals = [change(Assert.Single(ledger.Proposals))] };

    /// <summary>Two needs at the same hour, and both get the same volunteer, who has two places free.</summary>
    private static Ledger WithTwoProposals(Ledger ledger)
    {
        var need = ledger.Needs[1] with { Requirements = ledger.Needs[1].Requirements with { WeekSlotsRequired = ["mon-16"] } };
        var other = need with { Need = need.Need with { Id = new(new string('c', 32)) } };
        return ledger with { Needs = [ledger.Needs[0], need, other], Proposals = [ledger.Proposals[0], ledger.Proposals[0] with { Need = other.Need }] };
    }

    private static Ledger WithPlaces(Ledger ledger, int places) =>
        WithVolunteer(ledger, v => v with { Commitments = [.. v.Commitments.Select(c => c with { Reservation = c.Reservation with { Places = places } })] }, granted: false);

    private static Ledger WithPlacement(Ledger ledger, Func<Placement, Placement> change) =>
        ledger with { Needs = [ledger.Needs[0] with { Placements = [change(ledger.Needs[0].Placements[0])] }, .. ledger.Needs.Skip(1)] };

    private static Ledger WithTrail(Ledger ledger, Func<ImmutableArray<AuditEntry>, ImmutableArray<AuditEntry>> change) =>
        ledger with { Trails = ledger.Trails.SetItem(Norrkoping, change(ledger.Trails[Norrkoping])) };

    private static Ledger WithOffer(Ledger ledger, Func<Offer, Offer> change) =>
        ledger with { Needs = [ledger.Needs[0] with { Offers = [change(ledger.Needs[0].Offers[0])] }, .. ledger.Needs.Skip(1)] };
}
