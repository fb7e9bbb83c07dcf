using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Stories;

namespace Matching.Grains.Tests.Histories;

/// <summary>Draws the people and the needs of a history, with checks that end and households that change.</summary>
internal sealed class Draws(Random random, AssignmentType[] types)
{
    private static readonly string[] Slots = ["mon-16", "wed-16", "sat-08"];
    private static readonly CheckKind[] Kinds = [CheckKind.CriminalRecord, CheckKind.ChildProtection];

    /// <param name="known">What is recorded already: its types stay, and its assessments mostly move on as they may.</param>
    public VolunteerProfile Profile(string home, DateOnly today, VolunteerProfile? known)
    {
        var household = random.Next(8) > 0 ? People.Alone with { OtherAdults = [.. Enumerable.Range(1, random.Next(3) / 2).Select(n => new HouseholdMember(n))] } : null;
        ImmutableArray<AssignmentType> offered = known?.Types ?? [.. types.Where(_ => random.Next(5) > 0)];
        return People.Volunteer(home) with
        {
            Types = offered,
            Approvals = known is null ? First(offered, today) : [.. known.Approvals.Select(a => a.Stage == ApprovalStage.Approved && random.Next(8) > 0 ? a : Moved(a, today))],
            Household = household,
            Languages = random.Next(4) > 0 ? ["sv"] : ["ar"],
            Checks = Checks(household, today),
            Experience = random.Next(25),
            Capacity = random.Next(8) == 0 ? 0 : random.Next(1, 5),
            CapacityByType = random.Next(3) == 0 ? ImmutableDictionary<AssignmentType, int>.Empty.Add(AssignmentType.ContactPerson, random.Next(3)) : ImmutableDictionary<AssignmentType, int>.Empty,
            Ongoing = random.Next(8) == 0 ? 1 : 0,
            PausedUntil = random.Next(8) == 0 ? today.AddDays(random.Next(60)) : null,
            SharedOutsideHome = random.Next(5) > 0,
            WeekSlots = [.. Slots.Where(_ => random.Next(12) > 0)],
            HoursAWeek = random.Next(4) == 0 ? null : WeekHours.Steps[Math.Max(1, random.Next(3))],
            WeekendsAMonth = random.Next(1, 3),
        };
    }

    public (NeedRequirements Wish, NeedCase Case) Need(string municipality, DateOnly today)
    {
        var type = types[random.Next(types.Length)];
        var wish = People.Requirements(municipality) with
        {
            Type = type,
            Count = random.Next(1, 4),
            Siblings = (SiblingRule)random.Next(3),
            Start = today.AddDays(random.Next(60)),
            DecisionDate = type == AssignmentType.Visitor ? null : today.AddDays(-random.Next(30)),
            LanguagesRequired = random.Next(2) == 0 ? ["sv"] : [],
            WeekSlotsRequired = [.. Slots.Where(_ => random.Next(3) == 0)],
            HoursAWeek = random.Next(3) == 0 ? null : WeekHours.Steps[random.Next(2)],
            WeekendsAMonth = Math.Min(1, random.Next(3)),
            ForChild = type == AssignmentType.FosterHome || random.Next(3) == 0,
        };
        return (wish, People.Case() with
        {
            MonthlyCost = wish.DecisionDate is null ? 0 : People.Case().MonthlyCost,
            ChildAge = wish.ForChild ? Age() : null,
            SiblingAges = wish.ForChild && (type == AssignmentType.FosterHome || wish.Siblings != SiblingRule.Apart) ? [.. Enumerable.Range(1, wish.Count - 1).Select(_ => Age())] : [],
            RelativesConsidered = wish.DecisionDate,
        });
    }

    /// <summary>Mostly about the age from which children are asked themselves.</summary>
    private int Age() => random.Next(4) == 0 ? random.Next(18) : random.Next(13, 18);

    /// <summary>Most people have what the law asks for, and most of that is new; the rest is up to a year and a half old.</summary>
    private ImmutableArray<BackgroundCheck> Checks(Household? household, DateOnly today)
    {
        var oldest = random.Next(4) > 0 ? 60 : 500;
        var people = (household?.OtherAdults ?? []).Select(a => (int?)a.Number).Prepend(null);
        return
        [
            .. from kind in Kinds from person in people.ToArray() where random.Next(20) > 0
               let made = today.AddDays(-random.Next(oldest))
               select new BackgroundCheck(kind, made) { Member = person, Purpose = made.DayNumber % 13 == 0 ? CheckPurpose.School : CheckPurpose.Unstated },
        ];
    }

    private ImmutableArray<TypeApproval> First(ImmutableArray<AssignmentType> offered, DateOnly today) =>
        [.. offered.Select(type => new TypeApproval(type, random.Next(8) == 0 ? (ApprovalStage)random.Next(5) : ApprovalStage.Approved, today))];

    private TypeApproval Moved(TypeApproval last, DateOnly today)
    {
        var stage = Next(last.Stage);
        return stage == last.Stage ? last : last with { Stage = stage, Since = today };
    }

    private ApprovalStage Next(ApprovalStage stage)
    {
        var moves = LifeCycles.Approval.Moves.Where(m => m.From == stage).ToList();
        return random.Next(10) == 0 ? (ApprovalStage)random.Next(6) : moves.Count == 0 || random.Next(3) == 0 ? stage : moves[random.Next(moves.Count)].To;
    }
}
