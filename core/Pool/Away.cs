namespace Matching.Core;

/// <summary>Days on which a volunteer takes no placement, half-open: a placement that ends on <paramref name="From"/> or starts on <paramref name="To"/> is fine.</summary>
/// <param name="From">First day, 1..32,767.</param>
/// <param name="To">First day after it; 32,767 for no end.</param>
/// <param name="Roles">The assignment types concerned, one bit each.</param>
/// <param name="IsFull">All places are taken on these days, and a placement without an end collides with any that come. Otherwise the volunteer blocked the days out,
/// and a placement without an end must only not start on one.</param>
public readonly record struct Away(short From, short To, ushort Roles, bool IsFull)
{
    /// <summary>All types are concerned.</summary>
    internal bool IsOfAllTypes => Roles == ushort.MaxValue;

    internal bool Hinders(int role, short day, short endDay)
    {
        var end = endDay > 0 ? endDay : IsFull ? int.MaxValue : day + 1;
        return (Roles >> role & 1) != 0 && From < end && (day < To || To == short.MaxValue);
    }
}
