using System.Runtime.InteropServices;
using Matching.Contracts.Pool;
using Matching.Core;

namespace Matching.Grains.Pool;

/// <summary>What each row of a shard costs at a need: by volunteer, by type, and by where volunteer and need are.</summary>
internal sealed class PassPrices(PoolSnapshot snapshot, int members, PricingPass pass)
{
    private readonly int[][] byType = PricesByType(pass);
    private int[]? homes, costs;
    private (int Class, byte Role, int Relief) costsFor;

    /// <summary>Prices by row, at least 0; the answer is good until the next question.</summary>
    public int[] For(int need, byte role)
    {
        var (@class, relief) = (pass.ClassOfNeed[need], pass.Reliefs.IsEmpty ? 0 : pass.Reliefs[need]);
        if (pass.HomePrices.IsEmpty && relief == 0)
            return byType[role];
        if (costs is not null && costsFor == (@class, role, relief))
            return costs;
        costsFor = (@class, role, relief);
        return costs = Costs(@class, byType[role], relief);
    }

    private int[] Costs(int @class, int[] volunteers, int relief)
    {
        homes ??= Homes();
        costs ??= new int[volunteers.Length];
        var byHome = pass.HomePrices.IsEmpty ? new int[members] : pass.HomePrices.AsSpan().Slice(@class * members, members).ToArray();
        for (var row = 0; row < costs.Length; row++)
            costs[row] = Math.Max(0, volunteers[row] + byHome[homes[row]] - relief);
        return costs;
    }

    private int[] Homes()
    {
        var found = new int[snapshot.RowCapacity];
        for (var row = 0; row < found.Length; row++)
            found[row] = snapshot.IsPresent(row) ? snapshot.At(row).Municipality : 0;
        return found;
    }

    /// <summary>For most types the volunteers' prices as they came; a type that costs more somewhere has its own copy.</summary>
    private static int[][] PricesByType(PricingPass pass)
    {
        var common = ImmutableCollectionsMarshal.AsArray(pass.VolunteerPrices)!;
        var byType = Enumerable.Repeat(common, RowLimits.Roles).ToArray();
        foreach (var prices in pass.TypePrices.GroupBy(p => p.Type))
        {
            var own = byType[(int)prices.Key] = [.. common];
            foreach (var price in prices)
                own[price.Row] = price.Price;
        }

        return byType;
    }
}
