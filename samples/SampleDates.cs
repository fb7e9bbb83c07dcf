using System.Text.RegularExpressions;

namespace Matching.Samples;

/// <summary>Sample dates count from the region's <c>asOf</c> day; moved by (today − asOf) days they look fresh on any day.</summary>
public static partial class SampleDates
{
    /// <summary>Every ISO date of a line of a sample CSV, moved by <paramref name="days"/>; all else is kept.</summary>
    public static string Shift(string line, int days) =>
        days == 0 ? line : IsoDate().Replace(line, date => Iso(DateOnly.ParseExact(date.ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(days)));

    internal static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A lone month and day: keys and case numbers such as SOC-2026-0417 have no third group of two digits.
    [GeneratedRegex(@"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])")]
    private static partial Regex IsoDate();
}
