namespace Matching.Contracts.Credits;

/// <summary>Who gave and who received in a region, for calendar months from <paramref name="From"/> until before <paramref name="To"/>.</summary>
[GenerateSerializer, Immutable, Alias("matching.credit-statement")]
public sealed record CreditStatement(string Region, DateOnly From, DateOnly To, ImmutableArray<CreditLine> Lines)
{
    /// <summary>The rules that hold in some month of it, by their first months.</summary>
    [Id(0)]
    public ImmutableArray<CreditRule> Rules { get; init; } = [];
}
