using Matching.Contracts.Drives;

namespace Matching.Gateway.Drives;

internal sealed record DriveResponse
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required string Organiser { get; init; }

    public required IReadOnlyList<AssignmentType> Types { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required int Cost { get; init; }

    public required string Currency { get; init; }

    public required IReadOnlyDictionary<string, int> CostShares { get; init; }

    /// <summary>The members that agreed to it as it stands.</summary>
    public required IReadOnlyList<string> Joined { get; init; }

    public required long Version { get; init; }

    public static DriveResponse Of(DriveView view) => new()
    {
        Id = view.Drive.Id,
        Title = view.Drive.Title,
        Organiser = view.Drive.Organiser,
        Types = view.Drive.Types,
        From = view.Drive.From,
        To = view.Drive.To,
        Cost = view.Drive.Cost,
        Currency = view.Drive.Currency,
        CostShares = new SortedDictionary<string, int>(view.Drive.CostShares.ToDictionary(), StringComparer.Ordinal),
        Joined = view.Joined,
        Version = view.Version,
    };
}

internal sealed record DriveListResponse
{
    public required IReadOnlyList<DriveResponse> Items { get; init; }

    /// <summary>The address of the next page; null at the end.</summary>
    public required string? Next { get; init; }
}
