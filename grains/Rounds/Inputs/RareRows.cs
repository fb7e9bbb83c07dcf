using Matching.Core;
using Matching.Grains.Pool;

namespace Matching.Grains.Rounds;

/// <summary>Gives rows back what is stored beside their columns.</summary>
internal static class RareRows
{
    /// <summary>The rows, with the facts that a list has of each volunteer.</summary>
    /// <param name="put">What one row's facts are with its entries of the list.</param>
    public static VolunteerRow[] WithRare<TStored, TFact>(
        this VolunteerRow[] rows, ImmutableArray<TStored> stored, Func<TStored, Guid> volunteerOf, Func<TStored, TFact> read, Func<RareFacts, TFact[], RareFacts> put)
    {
        if (stored.IsEmpty)
            return rows;
        var byVolunteer = stored.ToLookup(entry => Ids.Number(volunteerOf(entry)), read);
        return [.. rows.Select(row => byVolunteer.Contains(row.Id) ? row with { Rare = put(row.Rare ?? new(), [.. byVolunteer[row.Id]]) } : row)];
    }
}
