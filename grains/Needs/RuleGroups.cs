using System.Numerics;
using Matching.Contracts.Needs;
using Matching.Contracts.Pool;

namespace Matching.Grains.Needs;

/// <summary>
/// The groups in which the rules of one need are told, and set aside, where the volunteer is another municipality's. Every rule is in one group; those that
/// speak of the network, the map or the kind of actor and not of the person are each their own. A group that could mean one thing only is not named.
/// </summary>
internal sealed class RuleGroups(PoolNeed need)
{
    private const RejectionReasons Open = RejectionReasons.Agreement | RejectionReasons.Quota | RejectionReasons.Capacity | RejectionReasons.Distance | RejectionReasons.Mode;

    private static readonly (RejectionReasons Name, RejectionReasons Rules)
        Approval = (RejectionReasons.Approval, RejectionReasons.AssignmentType | RejectionReasons.Qualification | RejectionReasons.Check),
        Time = (RejectionReasons.Time, RejectionReasons.Pattern | RejectionReasons.WeekSlots | RejectionReasons.BlockedOut | RejectionReasons.Paused),
        Household = (RejectionReasons.Household, RejectionReasons.Condition);

    private readonly ImmutableArray<(RejectionReasons Name, RejectionReasons Rules)> groups = Of(need);

    /// <summary>The groups that these rules lie in.</summary>
    public RejectionReasons Told(RejectionReasons rules) => groups.Where(g => (rules & g.Rules) != 0).Aggregate(rules & Open, (told, group) => told | group.Name);

    /// <summary>
    /// What an override may name: groups of which a person may set every rule aside. Of any other group the answer would tell whether it was one that stands.
    /// A remembered no is the need's own memory, and tells nothing of the volunteer that is not known.
    /// </summary>
    public RejectionReasons Overridable =>
        groups.Where(g => (g.Rules & ~RuleOverride.Allowed) == 0).Aggregate(Open & RuleOverride.Allowed | RejectionReasons.Excluded, (all, group) => all | group.Name);

    /// <summary>The rules that an override of these groups sets aside.</summary>
    public RejectionReasons Rules(RejectionReasons named) => groups.Where(g => named.HasFlag(g.Name)).Aggregate(named & RuleOverride.Allowed, (all, group) => all | group.Rules);

    private static ImmutableArray<(RejectionReasons Name, RejectionReasons Rules)> Of(PoolNeed need)
    {
        List<(RejectionReasons Name, RejectionReasons Rules)> named = [Time];
        if (AsksForMoreThanTheType(need))
            named.Add(Approval);
        if (BitOperations.PopCount(need.Conditions) > 1)
            named.Add(Household);
        return [.. named, (RejectionReasons.Undisclosed, named.Aggregate(~Open, (rest, group) => rest & ~group.Rules))];
    }

    private static bool AsksForMoreThanTheType(PoolNeed need) =>
        need.QualificationsRequired != 0 || need.ChecksNew != 0 || need.ChecksMadeSince.Concat(need.HouseholdMadeSince).Any(day => day is not null);
}
