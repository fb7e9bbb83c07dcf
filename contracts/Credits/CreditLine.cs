namespace Matching.Contracts.Credits;

/// <summary>One member's side of a statement. Over a region each balance sums to zero, because each placement stands in two lines.</summary>
/// <param name="PlacementsGiven">Placements of its volunteers elsewhere that ran in the period.</param>
/// <param name="PlacementsReceived">Placements of others' volunteers here.</param>
/// <param name="HoursBalance">Hours given less hours received.</param>
/// <param name="Money">For each currency what is owed to it, less what it owes.</param>
[GenerateSerializer, Immutable, Alias("matching.credit-line")]
public sealed record CreditLine(string Municipality, int PlacementsGiven, int PlacementsReceived, long HoursBalance, ImmutableDictionary<string, long> Money)
{
    public int PlacementsBalance() => PlacementsGiven - PlacementsReceived;
}
