using Matching.Contracts.Needs;
using Matching.Contracts.Pool;
using Matching.Contracts.Rounds;
using Matching.Core;
using Matching.Grains.Pool;

namespace Matching.Grains.Rounds;

/// <summary>Changes one thing in the inputs of a round.</summary>
internal sealed class WhatIfChange(RoundBasis basis, VolunteerRow[] rows)
{
    /// <summary>Rules that can be let fall: all but an exclusion, which is a decline or a kinship.</summary>
    private const RejectionReasons Droppable = RejectionReasons.AssignmentType | RejectionReasons.Language | RejectionReasons.Qualification | RejectionReasons.Check
        | RejectionReasons.Gender | RejectionReasons.Agreement | RejectionReasons.Distance | RejectionReasons.Paused | RejectionReasons.Consent
        | RejectionReasons.Mode | RejectionReasons.Condition | RejectionReasons.Pattern | RejectionReasons.WeekSlots | RejectionReasons.BlockedOut | RejectionReasons.Capacity
        | RejectionReasons.Quota;

    public Outcome<ChangedInputs> Apply(WhatIfQuestion question) => question switch
    {
        { Rule: { } rule, Agreement: null, Leaves: null } => WithoutRule(rule),
        { Rule: null, Agreement: { } agreement, Leaves: null } => WithoutAgreement(agreement),
        { Rule: null, Agreement: null, Leaves: { } member } => Without(member),
        _ => new Problem(ProblemCode.Invalid, "A question changes exactly one thing.", "rule", "Give a rule, an agreement, or a member that leaves."),
    };

    private Outcome<ChangedInputs> WithoutRule(RejectionReasons rule) => rule switch
    {
        RejectionReasons.AssignmentType => Rows(r => r with { Roles = ushort.MaxValue }),
        RejectionReasons.Distance => Both(r => r with { MaxTravelHm = RowLimits.MaxTravelHm }, n => n with { MaxDistanceKm = null }),
        RejectionReasons.Paused => Rows(r => r with { PausedUntil = 0 }),
        RejectionReasons.Consent => Rows(r => r with { SharedOutsideHome = true }),
        RejectionReasons.Language => Needs(n => n.LanguageIsSoft ? n : n with { LanguagesRequired = 0 }),
        RejectionReasons.Qualification => Needs(n => n with { QualificationsRequired = 0 }),
        RejectionReasons.Check => Needs(n => n with { ChecksMadeSince = [null, null, null, null], HouseholdMadeSince = [], ChecksNew = 0 }),
        RejectionReasons.Gender => Needs(n => n.GenderIsSoft ? n : n with { Gender = Contracts.Values.Gender.Any }),
        RejectionReasons.Mode => Needs(n => n with { Modes = 0 }),
        RejectionReasons.Condition => Needs(n => n with { Conditions = 0 }),
        RejectionReasons.Pattern => Needs(n => n with { WeekendsAMonth = 0, HoursStep = 0 }),
        RejectionReasons.WeekSlots => Needs(n => n with { WeekSlotsRequired = 0 }),
        RejectionReasons.BlockedOut => Rows(r => r.Rare is { } rare ? r with { Rare = rare with { Away = default } } : r),
        RejectionReasons.Capacity => new ChangedInputs(basis with { TypeRooms = [] }, Changed(WithoutCapacity)),
        RejectionReasons.Quota => new ChangedInputs(basis with { Quotas = [] }, rows),
        RejectionReasons.Agreement => new ChangedInputs(
            basis with { Query = basis.Query with { SharedBy = [.. basis.Query.SharedBy.Select(_ => basis.Members)] }, Quotas = [], HomeFirst = [] }, rows),
        _ => new Problem(ProblemCode.Invalid, "This is no single rule that can be let fall.", "rule", $"Choose one of {Droppable}."),
    };

    /// <summary>As many places as anybody can have, for every type and on every day. The points for free places are then those of so many.</summary>
    private VolunteerRow WithoutCapacity(VolunteerRow row)
    {
        var capacity = Math.Max(row.Capacity, (byte)Limits.Capacity);
        var total = (row.Rare?.PlacesLeft ?? default).ToArray().Where(days => days.Role is null).ToList();
        // Whoever has a full day ahead counts as having one place; here it is the taken ones that count.
        var fullest = total.Where(days => days.To > Days.Number(basis.Query.Map.Today)).Select(days => (int)days.Left).Append(row.Capacity - row.Active).Min();
        return row with
        {
            Capacity = capacity,
            Active = (byte)Math.Clamp(row.Capacity - fullest, 0, RowLimits.MaxCapacity),
            BlockedRoles = 0,
            Rare = row.Rare is { } rare ? rare with { PlacesLeft = total.ConvertAll(days => days with { Left = (short)Math.Min(RowLimits.MaxCapacity, days.Left + capacity - row.Capacity) }).ToArray() } : null,
        };
    }

    private Outcome<ChangedInputs> WithoutAgreement(Guid agreement)
    {
        if (basis.Quotas.FirstOrDefault(q => RoundQuota.Covered([q]).Any(c => c.Agreements.Any(a => a.Agreement == agreement))) is not { Home: var home, Receiving: var receiving })
            return new Problem(ProblemCode.NotFound, "The agreement covers no need of this round.", "agreement", "Choose one of those that the round lists.");
        var between = basis.Quotas.Where(q => q.Home == home && q.Receiving == receiving).ToList();
        var left = RoundQuota.Covered(between).Select(c => c with { Agreements = c.Agreements.RemoveAll(a => a.Agreement == agreement) }).ToLookup(c => !c.Agreements.IsEmpty);
        var closed = left[false].Select(c => c.Class).ToHashSet();
        var quotas = basis.Quotas.RemoveRange(between).InsertRange(basis.Quotas.IndexOf(between[0]), RoundQuota.Between(home, receiving, [.. left[true]]));
        var changed = Close((@class, of) => of == home && closed.Contains(@class), quotas);
        return new ChangedInputs(changed with { HomeFirst = [.. changed.HomeFirst.Union(HomeFirst(home, left[true]))] }, rows);
    }

    /// <summary>Where all that is left is home-first, although something that is gone was not.</summary>
    private IEnumerable<HomeFirstClass> HomeFirst(int home, IEnumerable<ClassAgreements> left) =>
        left.Where(c => basis.HomeFirstPoints > 0 && c.Agreements.All(a => a.HomeFirst)).Select(c => new HomeFirstClass(home, c.Class));

    private Outcome<ChangedInputs> Without(string member)
    {
        var gone = basis.Members.IndexOf(member);
        if (gone < 0)
            return new Problem(ProblemCode.NotFound, "There is no such member.", "leaves", "Give the code of a member, like se-0580.");
        var receiving = new bool[basis.Classes];
        for (var need = 0; need < basis.ClassOfNeed.Length; need++)
            receiving[basis.ClassOfNeed[need]] |= basis.Query.Needs[need].Need.Municipality == member;
        return new ChangedInputs(
            Close((@class, home) => receiving[@class] != (home == gone), [.. basis.Quotas.Where(q => q.Home != gone && q.Receiving != gone)]),
            rows);
    }

    /// <summary>Takes away who may serve whom.</summary>
    /// <param name="isClosed">Class of the need and home of the volunteer.</param>
    /// <param name="quotas">What is left.</param>
    private RoundBasis Close(Func<int, int, bool> isClosed, ImmutableArray<RoundQuota> quotas)
    {
        var sets = basis.Query.SharedBy.ToArray();
        for (var need = 0; need < basis.ClassOfNeed.Length; need++)
        {
            var (set, @class) = (basis.Query.SharedByOfNeed[need], basis.ClassOfNeed[need]);
            sets[set] = sets[set].RemoveAll(home => isClosed(@class, basis.Members.IndexOf(home)));
        }

        return basis with
        {
            Query = basis.Query with { SharedBy = [.. sets] },
            Quotas = quotas,
            HomeFirst = basis.HomeFirst.RemoveAll(h => isClosed(h.Class, h.Home)),
        };
    }

    private ChangedInputs Rows(Func<VolunteerRow, VolunteerRow> change) => new(basis, Changed(change));

    private ChangedInputs Needs(Func<PoolNeed, PoolNeed> change) => Both(r => r, change);

    private ChangedInputs Both(Func<VolunteerRow, VolunteerRow> ofRow, Func<PoolNeed, PoolNeed> ofNeed) =>
        new(basis with { Query = basis.Query with { Needs = [.. basis.Query.Needs.Select(ofNeed)] } }, Changed(ofRow));

    private VolunteerRow[] Changed(Func<VolunteerRow, VolunteerRow> change) => [.. rows.Select(change)];
}
