using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Needs;

/// <summary>What a need is told that a rule costs is true when the rule is given up, or when those whom it alone keeps away come to meet it.</summary>
public sealed class NeedWhatIfTests
{
    private const int People = 60, Worlds = 8;

    /// <summary>What the need gives up, by rule.</summary>
    private static readonly Dictionary<RejectionReasons, Func<NeedRequirements, NeedRequirements>> GivenUp = new()
    {
        [RejectionReasons.Language] = w => w with { LanguagesRequired = [] },
        [RejectionReasons.Qualification] = w => w with { QualificationsRequired = [] },
        [RejectionReasons.Gender] = w => w with { Gender = Gender.Any },
        [RejectionReasons.Mode] = w => w with { Modes = [] },
        [RejectionReasons.Condition] = w => w with { Conditions = [] },
        [RejectionReasons.Pattern] = w => w with { WeekendsAMonth = 0, HoursAWeek = null },
        [RejectionReasons.WeekSlots] = w => w with { WeekSlotsRequired = [] },
    };

    /// <summary>How a volunteer comes to meet a rule.</summary>
    private static readonly Dictionary<RejectionReasons, Func<VolunteerProfile, DateOnly, VolunteerProfile>> Met = new()
    {
        [RejectionReasons.AssignmentType] = (p, _) => p with { Approvals = [.. p.Approvals.Select(a => a with { Stage = ApprovalStage.Approved })] },
        [RejectionReasons.Check] = (p, today) => p with { Checks = [new(CheckKind.CriminalRecord, today)] },
        [RejectionReasons.Capacity] = (p, _) => p with { Capacity = 2, Ongoing = 0 },
        [RejectionReasons.Distance] = (p, _) => p with { Home = PlaceOf(Linkoping), MaxTravelKm = 100 },
        [RejectionReasons.Paused] = (p, _) => p with { PausedUntil = null },
        [RejectionReasons.BlockedOut] = (p, _) => p with { BlockedOut = [] },
        [RejectionReasons.Excluded] = (p, _) => p with { KinTags = [] },
    };

    [Fact]
    public async Task Cost_OfEachRule_IsTrueWhenItIsApplied()
    {
        var applied = GivenUp.Keys.Concat(Met.Keys).ToDictionary(rule => rule, _ => 0);
        for (var world = 0; world < Worlds; world++)
            await Check(new(2_611 + world), applied);
        Assert.All(applied, rule => Assert.True(rule.Value > 0, $"{rule.Key} never cost anything: nothing was shown of it"));
    }

    private static async Task Check(Random random, Dictionary<RejectionReasons, int> applied)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping);
        var profiles = new Dictionary<VolunteerRef, VolunteerProfile>();
        for (var i = 0; i < People; i++)
        {
            var profile = Somebody(random, silo.Today);
            profiles[await network.HasVolunteer(Linkoping, _ => profile)] = profile;
        }

        var need = new NeedRef(Linkoping, network.NewId());
        var wish = Requirements(Linkoping) with
        {
            QualificationsRequired = [Vocabulary.Qualifications.Codes[0]],
            Gender = Gender.Female,
            Modes = [FulfilmentMode.Person],
            Conditions = [Condition.SmokeFree],
            WeekendsAMonth = 1,
            WeekSlotsRequired = ["wed-16"],
        };
        (await network.Need(need).Open(wish, Case() with { KinTags = [Kin] }, null)).Must();
        var told = (await network.Need(need).WhatIf(null)).Must();
        Assert.Equal((People, await Candidates()), (told.Volunteers, told.Candidates));
        foreach (var rule in told.Rules.Where(r => r.Cost > 0))
        {
            Assert.True(GivenUp.ContainsKey(rule.Rule) || Met.ContainsKey(rule.Rule), $"{rule.Rule}: say here how it is given up or met");
            Assert.Equal((rule.Rule, told.Candidates + rule.Cost), (rule.Rule, GivenUp.TryGetValue(rule.Rule, out var without) ? await Given(without) : await After(Met[rule.Rule], rule.Rule)));
            applied[rule.Rule] += rule.Cost;
        }

        async Task<int> Candidates() => (await network.Need(need).WhatIf(null)).Must().Candidates;

        async Task<int> Given(Func<NeedRequirements, NeedRequirements> without)
        {
            (await network.Need(need).Open(without(wish), Case() with { KinTags = [Kin] }, null)).Must();
            var found = await Candidates();
            (await network.Need(need).Open(wish, Case() with { KinTags = [Kin] }, null)).Must();
            return found;
        }

        async Task<int> After(Func<VolunteerProfile, DateOnly, VolunteerProfile> meets, RejectionReasons rule)
        {
            var kept = (await network.Rejections(need)).Where(r => r.Reasons.HasFlag(rule)).Select(r => r.Volunteer).ToList();
            foreach (var volunteer in kept)
                (await network.Volunteer(volunteer).Register(meets(profiles[volunteer], silo.Today), null)).Must();
            var found = await Candidates();
            foreach (var volunteer in kept)
            {
                // An assessment that ended with a yes ends without it only by a no.
                if (rule == RejectionReasons.AssignmentType)
                    profiles[volunteer] = profiles[volunteer] with { Approvals = [.. profiles[volunteer].Approvals.Select(a => a with { Stage = ApprovalStage.Refused })] };
                (await network.Volunteer(volunteer).Register(profiles[volunteer], null)).Must();
            }

            return found;
        }
    }

    private static readonly string Kin = new('a', 64);

    /// <summary>Suits the need but for a flaw or two.</summary>
    private static VolunteerProfile Somebody(Random random, DateOnly today)
    {
        var (smoking, kind) = (random.Next(12) == 0, random.Next(12) == 0 ? VolunteerKind.Humanitarian : VolunteerKind.Individual);
        return Volunteer(Linkoping) with
        {
            Types = [AssignmentType.ContactPerson],
            Approvals = random.Next(12) == 0 ? [new(AssignmentType.ContactPerson, ApprovalStage.References, new(2026, 1, 5))] : [],
            Languages = random.Next(8) == 0 ? ["ar"] : ["sv"],
            Qualifications = random.Next(12) == 0 ? [] : [Vocabulary.Qualifications.Codes[0]],
            Gender = random.Next(8) == 0 ? Gender.Male : Gender.Female,
            Kind = kind,
            Contact = kind == VolunteerKind.Individual ? null : Volunteer(Linkoping).Person,
            Household = new([], 0, false, smoking, false, false, true, true, true),
            WeekendsAMonth = random.Next(12) == 0 ? 0 : 2,
            WeekSlots = random.Next(12) == 0 ? ["mon-16"] : ["mon-16", "wed-16"],
            Checks = random.Next(12) == 0 ? [] : [new(CheckKind.CriminalRecord, today.AddDays(-30))],
            Capacity = random.Next(12) == 0 ? 0 : 2,
            Home = random.Next(12) == 0 ? PlaceOf(Norrkoping) : PlaceOf(Linkoping),
            MaxTravelKm = 20,
            PausedUntil = random.Next(12) == 0 ? today.AddDays(90) : null,
            BlockedOut = random.Next(12) == 0 ? [new(today, today.AddDays(60))] : [],
            KinTags = random.Next(12) == 0 ? [Kin] : [],
        };
    }
}
