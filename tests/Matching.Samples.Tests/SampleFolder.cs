using System.Globalization;

namespace Matching.Samples.Tests;

/// <summary>A committed region beside the tests, its CSV files split into named fields by nothing of the generator.</summary>
internal sealed class SampleFolder(string region)
{
    public SampleRegion Region { get; } = SampleRegion.Load(region);

    public Dictionary<string, string>[] Volunteers => Rows(Region.VolunteersCsv);

    public Dictionary<string, string>[] Needs => Rows(Region.NeedsCsv);

    public Dictionary<string, string>[] NonMembers => Rows(Region.NonMembersCsv);

    public static IEnumerable<string> List(string field) => field.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static int Int(string field) => int.Parse(field, NumberStyles.None, CultureInfo.InvariantCulture);

    public static DateOnly Date(string field) => DateOnly.ParseExact(field, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static double Degrees(string field) => double.Parse(field, CultureInfo.InvariantCulture);

    private static Dictionary<string, string>[] Rows(string path)
    {
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(f => f.First, f => f.Second))];
    }
}
