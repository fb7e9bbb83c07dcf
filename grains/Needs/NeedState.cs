using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Contracts.Reports;
using Matching.Grains.Audit;

namespace Matching.Grains.Needs;

[GenerateSerializer, Alias("matching.need-state")]
public sealed record NeedState : IOwes<NeedState>
{
    [Id(0)]
    public NeedRequirements? Requirements { get; init; }

    [Id(1)]
    public NeedCase? Case { get; init; }

    [Id(2)]
    public NeedStatus Status { get; init; }

    [Id(3)]
    public ImmutableArray<Offer> Offers { get; init; } = [];

    /// <summary>Volunteers who declined since the requirements last changed, or to whom client or municipality said no.</summary>
    [Id(4)]
    public ImmutableArray<Guid> Declined { get; init; } = [];

    [Id(5)]
    public long Version { get; init; }

    /// <summary>Offers as they will have ended once the volunteer has taken the place back.</summary>
    [Id(6)]
    public ImmutableArray<Offer> Ending { get; init; } = [];

    [Id(7)]
    public Owed Owed { get; init; } = Owed.Nothing;

    /// <summary>What followed each accepted offer.</summary>
    [Id(8)]
    public ImmutableArray<Placement> Placements { get; init; } = [];

    [Id(9)]
    public EmergencyLane? Lane { get; init; }

    /// <summary>Why the decision is not carried out, as the municipality says it.</summary>
    [Id(20)]
    public DelayReason Delay { get; init; }

    /// <summary>How the need stood for the statutory clock, oldest first.</summary>
    [Id(21)]
    public ImmutableArray<NeedMilestone> Milestones { get; init; } = [];

    /// <summary>The first day without the last placement that had carried the decision out and broke off: the clock counts from it. Null where none did.</summary>
    [Id(22)]
    public DateOnly? Interrupted { get; init; }

    NeedState IOwes<NeedState>.Owing(Owed owed) => this with { Owed = owed };
}
