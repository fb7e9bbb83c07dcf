using System.Globalization;
using System.Numerics;

namespace Matching.Contracts.Values;

/// <summary>
/// A weekly pattern of 42 half-open blocks of four hours: bit = day * 6 + hour / 4, day 0 = Monday. Written <c>mon-16 sat-08</c>.
/// Blocks that only touch (16–20 and 20–24) do not overlap.
/// </summary>
public static class WeekSlots
{
    public const int Count = 42;
    public const ulong All = (1UL << Count) - 1;
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>The bit of one block; false where the text is not <c>ddd-HH</c> with HH in 00, 04 … 20.</summary>
    public static bool TryParseSlot(string? text, out int bit)
    {
        bit = -1;
        if (text?.Split('-') is not [_, { Length: 2 }] parts || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) || hour > 20 || hour % 4 != 0)
            return false;
        var day = Array.FindIndex(Days, d => d.Equals(parts[0], StringComparison.OrdinalIgnoreCase));
        bit = day * 6 + hour / 4;
        return day >= 0;
    }

    /// <summary>The mask of blocks already validated; an unknown block has no bit.</summary>
    public static ulong Mask(IEnumerable<string> slots)
    {
        var mask = 0UL;
        foreach (var slot in slots)
            if (TryParseSlot(slot, out var bit))
                mask |= 1UL << bit;
        return mask;
    }

    public static IEnumerable<string> InMask(ulong mask)
    {
        for (; mask != 0; mask &= mask - 1)
        {
            var bit = BitOperations.TrailingZeroCount(mask);
            yield return $"{Days[bit / 6]}-{bit % 6 * 4:00}";
        }
    }
}
