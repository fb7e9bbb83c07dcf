using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Stories;

namespace Matching.Grains.Tests.Histories;

/// <summary>Draws the people, organisations and needs of a history, with checks that end, households that change, days blocked out and ends planned.</summary>
internal sealed class Draws(Random random, AssignmentType[] types)
{
    private static readonly string[] Slots = ["mon-16", "wed-16", "sat-08"];
    private static readonly CheckKind[] Kinds = [CheckKind.CriminalRecord, CheckKind.ChildProtection];
    private static readonly VolunteerKind[] Organisations = [VolunteerKind.Association, VolunteerKind.Humanitarian, VolunteerKind.Community];

    /// <summary>Who is kin to whom: few families, so that they meet.</summary>
    private static readonly string[] Families = [new('a', KinTag.Length), new('b', KinTag.Length)];

    /// <param name="known">What is recorded already: its kind and types stay, and its assessments mostly move on as they may.</param>
    public VolunteerProfile Profile(string home, DateOnly today, VolunteerProfile? known)
    {
        var kind = known?.Kind ?? (random.Next(4) == 0 ? Pick(Organisations) : VolunteerKind.Individual);
        var household = random.Next(8) > 0 ? People.Alone with { OtherAdults = [.. Enumerable.Range(1, kind == VolunteerKind.Individual ? random.Next(3) / 2 : 0).Select(n => new HouseholdMember(n))] } : null;
        ImmutableArray<PersonDetails> members = kind == VolunteerKind.Individual ? [] : [.. Enumerable.Range(1, random.Next(4)).Select(n => new PersonDetails($"Invented Member {n}", null, null) { Number = random.Next(5) > 0 ? n : null })];
        ImmutableArray<AssignmentType> offered = known?.Types ?? [.. types.Where(_ => random.Next(6) > 0)];
        return People.Volunteer(home) with
        {
            Kind = kind,
            Contact = kind == VolunteerKind.Individual ? null : new("Invented Contact", null, null),
            Members = members,
            Types = offered,
            Approvals = known is null ? First(offered, today) : [.. known.Approvals.Select(a => a.Stage == ApprovalStage.Approved && random.Next(8) > 0 ? a : Moved(a, today))],
            Household = household,
            Languages = random.Next(6) > 0 ? ["sv"] : ["ar"],
            // Where the law asks for the person's consent, a first registration has it.
            Checks = Checks(
                [null, .. (household?.OtherAdults ?? []).Select(a => (int?)a.Number), .. members.Where(m => m.Number is not null).Select(m => m.Number)],
                today, home.StartsWith("dk", StringComparison.Ordinal) && (known is null || random.Next(8) > 0)),
            Experience = random.Next(25),
            Capacity = random.Next(10) == 0 ? 0 : random.Next(1, 5),
            CapacityByType = random.Next(3) == 0 ? ImmutableDictionary<AssignmentType, int>.Empty.Add(Pick(types), random.Next(3)) : ImmutableDictionary<AssignmentType, int>.Empty,
            Ongoing = random.Next(8) == 0 ? 1 : 0,
            PausedUntil = random.Next(10) == 0 ? today.AddDays(random.Next(60)) : null,
            BlockedOut = random.Next(5) == 0 ? [BlockedOut(today)] : [],
            SharedOutsideHome = random.Next(5) > 0,
            WeekSlots = [.. Slots.Where(_ => random.Next(15) > 0)],
            HoursAWeek = random.Next(3) == 0 ? null : WeekHours.Steps[Math.Max(1, random.Next(3))],
            WeekendsAMonth = random.Next(1, 4),
            KinTags = Kin(),
        };
    }

    /// <param name="volunteers">Some of whom the client may have a conflict with.</param>
    public (NeedRequirements Wish, NeedCase Case) Need(string municipality, DateOnly today, IReadOnlyList<VolunteerRef> volunteers)
    {
        // Some have waited: the day they were wanted for has passed.
        var (type, start) = (Pick(types), today.AddDays(random.Next(-30, 60)));
        var wish = People.Requirements(municipality) with
        {
            Type = type,
            Count = random.Next(1, 4),
            Siblings = (SiblingRule)random.Next(3),
            Start = start,
            End = random.Next(3) == 0 ? start.AddDays(random.Next(5, 60)) : null,
            DecisionDate = type == AssignmentType.Visitor ? null : (start < today ? start : today).AddDays(-random.Next(30)),
            LanguagesRequired = random.Next(3) == 0 ? ["sv"] : [],
            WeekSlotsRequired = [.. Slots.Where(_ => random.Next(4) == 0)],
            HoursAWeek = random.Next(3) == 0 ? null : WeekHours.Steps[random.Next(2)],
            WeekendsAMonth = Math.Min(1, random.Next(3)),
            ForChild = type == AssignmentType.FosterHome || random.Next(3) == 0,
            Modes = random.Next(8) switch { 0 => [FulfilmentMode.Person], 1 => [FulfilmentMode.Group, FulfilmentMode.Organisation], _ => [] },
        };
        return (wish, People.Case() with
        {
            MonthlyCost = wish.DecisionDate is null ? 0 : People.Case().MonthlyCost,
            ChildAge = wish.ForChild ? Age() : null,
            SiblingAges = wish.ForChild && (type == AssignmentType.FosterHome || wish.Siblings != SiblingRule.Apart) ? [.. Enumerable.Range(1, wish.Count - 1).Select(_ => Age())] : [],
            RelativesConsidered = wish.DecisionDate,
            Conflicts = random.Next(4) == 0 ? [Pick(volunteers)] : [],
            KinTags = Kin(),
        });
    }

    /// <summary>Of everything, of all types but one, or of one alone, and of one place or two: several overlap in part. Mostly for long; some end while the history goes on.</summary>
    public Contracts.Municipalities.SharingAgreement Agreement(Guid id, string home, string receiving, DateOnly today) => People.Agreement(id, home, receiving, quota: random.Next(1, 3)) with
    {
        Types = random.Next(4) switch { 0 => [Pick(types)], 1 => [.. types], _ => [.. types.Except([Pick(types)])] },
        To = random.Next(3) == 0 ? today.AddDays(random.Next(30, 90)) : new(2027, 1, 1),
        HomeFirst = random.Next(2) == 0,
    };

    private ImmutableArray<string> Kin() => random.Next(5) == 0 ? [Pick(Families)] : [];

    private DateRange BlockedOut(DateOnly today)
    {
        var from = today.AddDays(random.Next(60));
        return new(from, from.AddDays(random.Next(1, 20)));
    }

    /// <summary>Mostly about the age from which children are asked themselves.</summary>
    private int Age() => random.Next(4) == 0 ? random.Next(18) : random.Next(13, 18);

    /// <summary>Most people have what the law asks for, and most of that is new; the rest is up to a year and a half old.</summary>
    private ImmutableArray<BackgroundCheck> Checks(IEnumerable<int?> people, DateOnly today, bool consent)
    {
        var oldest = random.Next(4) > 0 ? 60 : 500;
        return
        [
            .. from person in people.Distinct().ToArray() from kind in Kinds where random.Next(20) > 0
               let made = today.AddDays(-random.Next(oldest))
               select new BackgroundCheck(kind, made)
               {
                   Member = person,
                   Purpose = made.DayNumber % 13 == 0 ? CheckPurpose.School : CheckPurpose.Unstated,
                   ConsentOn = consent ? made : null,
               },
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

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
