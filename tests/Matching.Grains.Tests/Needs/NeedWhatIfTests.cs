using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Needs;

/// <summary>What a need is told that a rule costs is true when the rule is given up, or when those whom it alone keeps away come to meet it.</summary>
public sealed class NeedWhatIfTests
{
    private const int People = 80, Worlds = 10;

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
        [RejectionReasons.Consent] = (p, _) => p with { SharedOutsideHome = true },
    };

    /// <summary>What stands for what of others' volunteers; anything else stands for itself.</summary>
    private static readonly Dictionary<RejectionReasons, RejectionReasons[]> Groups = new()
    {
        [RejectionReasons.Approval] = [RejectionReasons.AssignmentType, RejectionReasons.Qualification, RejectionReasons.Check],
        [RejectionReasons.Household] = [RejectionReasons.Condition],
        [RejectionReasons.Time] = [RejectionReasons.Pattern, RejectionReasons.WeekSlots, RejectionReasons.BlockedOut, RejectionReasons.Paused],
        [RejectionReasons.Undisclosed] = [RejectionReasons.Language, RejectionReasons.Gender, RejectionReasons.Consent, RejectionReasons.Excluded],
    };

    /// <summary>Rules that are told of everybody's volunteers: of the network, the map and the kind of actor.</summary>
    private static readonly RejectionReasons[] OfAll = [RejectionReasons.Agreement, RejectionReasons.Capacity, RejectionReasons.Distance, RejectionReasons.Mode];

    [Fact]
    public async Task Cost_OfEachRule_IsTrueWhenItIsApplied()
    {
        var applied = GivenUp.Keys.Concat(Met.Keys).Append(RejectionReasons.Agreement).Except([RejectionReasons.Consent]).Concat(Groups.Keys).ToDictionary(rule => rule, _ => 0);
        for (var world = 0; world < Worlds; world++)
            await new Trial(new(2_611 + world), applied).Run();
        Assert.All(applied, rule => Assert.True(rule.Value > 0, $"{rule.Key} never cost anything: nothing was shown of it"));
    }

    /// <summary>One need of Linköping; people of its own, of Norrköping that shares with it, and of Motala that does not.</summary>
    private sealed class Trial(Random random, Dictionary<RejectionReasons, int> applied)
    {
        private readonly Dictionary<VolunteerRef, VolunteerProfile> profiles = [];
        private Network network = null!;
        private NeedRef need;
        private NeedRequirements wish = null!;

        private DateOnly Today => network.Silo.Today;

        public async Task Run()
        {
            await using var silo = await TestSilo.StartAsync();
            network = await Network.Of(silo, 2, Linkoping, Norrkoping, Motala);
            await network.Share(Norrkoping, Linkoping, quota: 100);
            for (var i = 0; i < People; i++)
            {
                var profile = Somebody(random, silo.Today);
                profiles[await network.HasVolunteer(i % 20 == 0 ? Motala : i % 2 == 0 ? Linkoping : Norrkoping, _ => profile)] = profile;
            }

            need = new(Linkoping, network.NewId());
            wish = Requirements(Linkoping) with
            {
                QualificationsRequired = [Vocabulary.Qualifications.Codes[0]],
                Gender = Gender.Female,
                Modes = [FulfilmentMode.Person],
                Conditions = [Condition.SmokeFree, Condition.NoPets],
                WeekendsAMonth = 1,
                WeekSlotsRequired = ["wed-16"],
            };
            await Open(wish);
            var told = (await network.Need(need).WhatIf(null)).Must();
            Assert.Equal((People, (await Eligible(_ => true)).Count), (told.Volunteers, told.Candidates));
            // The agreement comes last: it is not taken back.
            foreach (var rule in told.Rules.Where(r => r.Cost > 0).OrderBy(r => r.Rule == RejectionReasons.Agreement))
                await Apply(rule);
        }

        /// <summary>Whoever the rule speaks of becomes a candidate by its fall, as many as it was said to cost, and nobody else of them does.</summary>
        private async Task Apply(RuleCost told)
        {
            var rules = Groups.GetValueOrDefault(told.Rule) ?? [told.Rule];
            bool Concerned(VolunteerRef v) => OfAll.Contains(told.Rule) || (v.Municipality == Linkoping) != Groups.ContainsKey(told.Rule);
            var before = await Eligible(Concerned);
            if (told.Rule == RejectionReasons.Agreement)
                await network.Share(Motala, Linkoping, quota: 100);
            await Open(rules.Aggregate(wish, (w, rule) => GivenUp.GetValueOrDefault(rule)?.Invoke(w) ?? w));
            var met = rules.Where(Met.ContainsKey).ToList();
            var others = met.Count == 0 ? [] : profiles.Keys.Where(v => Concerned(v) && !before.Contains(v)).ToList();
            foreach (var volunteer in others)
                (await network.Volunteer(volunteer).Register(met.Aggregate(profiles[volunteer], (p, rule) => Met[rule](p, Today)), null)).Must();
            Assert.Equal((told.Rule, before.Count + told.Cost), (told.Rule, (await Eligible(Concerned)).Count));
            applied[told.Rule] += told.Cost;

            await Open(wish);
            foreach (var volunteer in others)
            {
                // An assessment that ended with a yes ends without it only by a no.
                if (met.Contains(RejectionReasons.AssignmentType))
                    profiles[volunteer] = profiles[volunteer] with { Approvals = [.. profiles[volunteer].Approvals.Select(a => a.Stage == ApprovalStage.Approved ? a : a with { Stage = ApprovalStage.Refused })] };
                (await network.Volunteer(volunteer).Register(profiles[volunteer], null)).Must();
            }
        }

        private async Task Open(NeedRequirements requirements) => (await network.Need(need).Open(requirements, Case() with { KinTags = [Kin] }, null)).Must();

        private async Task<HashSet<VolunteerRef>> Eligible(Func<VolunteerRef, bool> concerned)
        {
            var rejected = (await network.Rejections(need)).Select(r => r.Volunteer).ToHashSet();
            return [.. profiles.Keys.Where(v => concerned(v) && !rejected.Contains(v))];
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
            Approvals = [new(AssignmentType.ContactPerson, random.Next(12) == 0 ? ApprovalStage.References : ApprovalStage.Approved, new(2026, 1, 5))],
            Languages = random.Next(8) == 0 ? ["ar"] : ["sv"],
            Qualifications = random.Next(12) == 0 ? [] : [Vocabulary.Qualifications.Codes[0]],
            Gender = random.Next(8) == 0 ? Gender.Male : Gender.Female,
            Kind = kind,
            Contact = kind == VolunteerKind.Individual ? null : Volunteer(Linkoping).Person,
            Household = new([], 0, false, smoking, false, false, true, true, true),
            SharedOutsideHome = random.Next(8) > 0,
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
