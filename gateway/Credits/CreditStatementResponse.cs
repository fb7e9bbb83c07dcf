using Matching.Contracts.Credits;

namespace Matching.Gateway.Credits;

/// <summary>Who gave and who received in a region; each balance sums to zero over the members.</summary>
internal sealed record CreditStatementResponse
{
    public required string Region { get; init; }

    /// <summary>First day of the first month.</summary>
    public required DateOnly From { get; init; }

    /// <summary>First day after the last month.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The rules under which its months are booked, by their first months. A month keeps its rule when a later version comes.</summary>
    public required IReadOnlyList<CreditRuleResponse> Rules { get; init; }

    /// <summary>One line a member, ordered by code.</summary>
    public required IReadOnlyList<CreditLineResponse> Lines { get; init; }

    public static CreditStatementResponse Of(CreditStatement statement) => new()
    {
        Region = statement.Region,
        From = statement.From,
        To = statement.To,
        Rules = [.. statement.Rules.Select(CreditRuleResponse.Of)],
        Lines = [.. statement.Lines.Select(CreditLineResponse.Of)],
    };
}

internal sealed record CreditLineResponse
{
    public required string Municipality { get; init; }

    /// <summary>Placements of its volunteers elsewhere that ran in the period.</summary>
    public required int PlacementsGiven { get; init; }

    /// <summary>Placements of others' volunteers here.</summary>
    public required int PlacementsReceived { get; init; }

    /// <summary>Hours given less hours received, by the rule of each month.</summary>
    public required long HoursBalance { get; init; }

    /// <summary>For each currency what is owed to it less what it owes, by the agreements' prices for each month booked.</summary>
    public required IReadOnlyDictionary<string, long> Money { get; init; }

    public static CreditLineResponse Of(CreditLine line) => new()
    {
        Municipality = line.Municipality,
        PlacementsGiven = line.PlacementsGiven,
        PlacementsReceived = line.PlacementsReceived,
        HoursBalance = line.HoursBalance,
        Money = new SortedDictionary<string, long>(line.Money.ToDictionary(), StringComparer.Ordinal),
    };
}
