namespace Matching.Contracts.Needs;

/// <summary>A de-identified offer to one volunteer.</summary>
/// <param name="Requested">When the coordinator made it.</param>
/// <param name="Deadline">When the hold lapses unless it was accepted.</param>
/// <param name="Reason">Why it was declined or withdrawn; a code, see <see cref="OfferReason"/>.</param>
[GenerateSerializer, Immutable, Alias("matching.offer")]
public sealed record Offer(Guid Id, NeedRef Need, VolunteerRef Volunteer, OfferStatus Status, DateTimeOffset Requested, DateTimeOffset Deadline, OfferReason? Reason)
{
    /// <summary>Rules that were set aside for it, and why: at home those that stood in the way, of another municipality's volunteer the groups that were named.</summary>
    [Id(0)]
    public RuleOverride? Override { get; init; }

    /// <summary>How the volunteer was judged when the place was held; null for offers from before decisions were kept. Of another municipality's volunteer as far as others are told: no parts, reasons by groups.</summary>
    [Id(1)]
    public PairDecision? Decision { get; init; }

    /// <summary>Places of the need that it fills: siblings who come together take one each.</summary>
    [Id(2)]
    public int Places { get; init; } = 1;

    /// <summary>Which siblings it is for, where the coordinator chose; empty: those who are still without a place when it is accepted.</summary>
    [Id(3)]
    public ImmutableArray<int> Children { get; init; } = [];

    /// <summary>The sharing agreement that its hold counts against; null at home, and for offers from before it was kept. What follows may run under another, see <see cref="Placements.Placement.Agreement"/>.</summary>
    [Id(4)]
    public Guid? Agreement { get; init; }

    /// <summary>The override as it was asked for, whatever it lifted: by it a repeated request is known. Null where none was asked for.</summary>
    [Id(5)]
    public RuleOverride? Asked { get; init; }
}
