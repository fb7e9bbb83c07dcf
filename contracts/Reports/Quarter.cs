using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Matching.Contracts.Reports;

/// <summary>A calendar quarter, written <c>2026Q4</c>.</summary>
[GenerateSerializer, Immutable, Alias("matching.quarter")]
public readonly record struct Quarter(int Year, int Number)
{
    public DateOnly First() => new(Year, 3 * Number - 2, 1);

    public DateOnly Last() => First().AddMonths(3).AddDays(-1);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year}Q{Number}");

    public static bool TryParse([NotNullWhen(true)] string? text, out Quarter quarter)
    {
        quarter = default;
        if (text is not { Length: 6 } || text[4] != 'Q' || text[5] is < '1' or > '4'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2200)
            return false;
        quarter = new(year, text[5] - '0');
        return true;
    }
}
