using Matching.Contracts.Needs;

namespace Matching.Gateway.Needs;

/// <summary>A page of those who are not candidates, with what each rule costs.</summary>
internal sealed record RejectionPageResponse
{
    public required string Need { get; init; }

    /// <summary>All rejected volunteers, not only this page.</summary>
    public required int Rejected { get; init; }

    /// <summary>How many fail each rule; a volunteer can fail several.</summary>
    public required IReadOnlyDictionary<string, int> ByReason { get; init; }

    /// <summary>How many would become candidates if that one rule, or all rules of that one group, fell.</summary>
    public required IReadOnlyDictionary<string, int> OnlyReason { get; init; }

    public required IReadOnlyList<RejectionDto> Items { get; init; }

    /// <summary>The address of the next page; null at the end.</summary>
    public required string? Next { get; init; }

    public static RejectionPageResponse From(RejectionPage page, string? next) => new()
    {
        Need = page.Need.ToString(),
        Rejected = page.Rejected,
        ByReason = Counts(page.ByReason),
        OnlyReason = Counts(page.OnlyReason),
        Items = [.. page.Items.Select(RejectionDto.From)],
        Next = next,
    };

    private static SortedDictionary<string, int> Counts(ImmutableDictionary<RejectionReasons, int> counts) =>
        new(counts.ToDictionary(c => EnumNames<RejectionReasons>.Of(c.Key), c => c.Value), StringComparer.Ordinal);
}

/// <summary>One volunteer who is not a candidate.</summary>
internal sealed record RejectionDto
{
    public required string Volunteer { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>What would change it, one sentence a reason; empty for volunteers of other municipalities.</summary>
    public required IReadOnlyList<string> Remedies { get; init; }

    public static RejectionDto From(Rejection rejection) => new()
    {
        Volunteer = rejection.Volunteer.ToString(),
        Reasons = [.. rejection.Reasons.Single().Select(EnumNames<RejectionReasons>.Of)],
        Remedies = rejection.Remedies,
    };
}
