using Matching.Contracts.Methods;

namespace Matching.Gateway.Methods;

/// <summary>A shared method with its versions and what members reported.</summary>
internal sealed record MethodResponse
{
    public required Guid Id { get; init; }

    /// <summary>The municipality that wrote it.</summary>
    public required string Author { get; init; }

    /// <summary>Oldest first; in a list the latest alone.</summary>
    public required IReadOnlyList<MethodVersionResponse> Versions { get; init; }

    /// <summary>Oldest first; in a list none.</summary>
    public required IReadOnlyList<MethodResultResponse> Results { get; init; }

    public static MethodResponse Of(MethodView view) => new()
    {
        Id = view.Id,
        Author = view.Author,
        Versions = [.. view.Versions.Select(MethodVersionResponse.Of)],
        Results = [.. view.Results.Select(MethodResultResponse.Of)],
    };
}

internal sealed record MethodVersionResponse
{
    public required int Number { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public required WorkingGroupDto? Group { get; init; }

    public required DateTimeOffset Published { get; init; }

    public static MethodVersionResponse Of(MethodVersion version) => new()
    {
        Number = version.Number,
        Title = version.Draft.Title,
        Text = version.Draft.Text,
        Group = version.Draft.Group is { } group ? new() { Name = group.Name, Size = group.Size, Sectors = group.Sectors } : null,
        Published = version.Published,
    };
}

internal sealed record MethodResultResponse
{
    public required string Municipality { get; init; }

    public required int Version { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset Reported { get; init; }

    public static MethodResultResponse Of(MethodResult result) => new()
    {
        Municipality = result.Municipality,
        Version = result.MethodVersion,
        Text = result.Text,
        Reported = result.Reported,
    };
}

internal sealed record MethodListResponse
{
    public required IReadOnlyList<MethodResponse> Items { get; init; }

    /// <summary>The address of the next page; null at the end.</summary>
    public required string? Next { get; init; }
}
