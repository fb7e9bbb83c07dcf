using System.Globalization;
using Matching.Gateway.Imports.Csv;
using Matching.Gateway.Volunteers;

namespace Matching.Gateway.Imports;

/// <summary>A household in one cell: <c>adults:1 children:2 pets car</c>. An empty cell says that nothing is known.</summary>
internal static class HouseholdCell
{
    private const string Cure =
        "Give adults:1 and children:2 for the other adults and the children, and any of pets, smoking, animal-allergy, smoke-allergy, accessible, car, licence.";

    private static readonly string[] Words = ["pets", "smoking", "animal-allergy", "smoke-allergy", "accessible", "car", "licence"];

    public static HouseholdDto? Read(CsvCells cells, string column)
    {
        var entries = cells.List(column, Cure, Entry).ToLookup(e => e.Word, e => e.Number);
        return entries.Count == 0 ? null : new()
        {
            OtherAdults = [.. Enumerable.Range(1, Math.Clamp(entries["adults"].FirstOrDefault(), 0, Limits.HouseholdAdults + 1))],
            ChildrenAtHome = entries["children"].FirstOrDefault(),
            Pets = entries.Contains("pets"),
            Smoking = entries.Contains("smoking"),
            AllergicToAnimals = entries.Contains("animal-allergy"),
            AllergicToSmoke = entries.Contains("smoke-allergy"),
            Accessible = entries.Contains("accessible"),
            Car = entries.Contains("car"),
            DrivingLicence = entries.Contains("licence"),
        };
    }

    private static (string Word, int Number)? Entry(string text) => text.ToLowerInvariant().Split(':') switch
    {
        [var word] when Words.Contains(word) => (word, 1),
        [("adults" or "children") and var word, var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => (word, number),
        _ => null,
    };
}
