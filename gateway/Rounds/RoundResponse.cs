using Matching.Contracts.Rounds;

namespace Matching.Gateway.Rounds;

internal sealed record RoundResponse
{
    public required Guid Id { get; init; }

    public required string Region { get; init; }

    public required RoundStatus Status { get; init; }

    /// <summary>What it does now: scoring, assigning, proving, done.</summary>
    public required string Phase { get; init; }

    /// <summary>0 to 100.</summary>
    public required int Progress { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>What a finished round found; null before.</summary>
    public required RoundSummaryDto? Summary { get; init; }

    public static RoundResponse From(RoundView view) => new()
    {
        Id = view.Round,
        Region = view.Region,
        Status = view.Status,
        Phase = view.Phase,
        Progress = view.Progress,
        Started = view.Started,
        Summary = view.Summary is null ? null : RoundSummaryDto.From(view.Summary),
    };
}

/// <summary>The ids of a region's rounds.</summary>
internal sealed record RoundListResponse
{
    public required IReadOnlyList<Guid> Items { get; init; }

    public required string? Next { get; init; }
}
