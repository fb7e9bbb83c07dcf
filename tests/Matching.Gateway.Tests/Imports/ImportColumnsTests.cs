using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Matching.Contracts.Law;
using Matching.Gateway.Imports;
using Matching.Gateway.Imports.Csv;

namespace Matching.Gateway.Tests.Imports;

/// <summary>docs/api.md names the columns that a file may have, the required ones in bold, and no others.</summary>
public sealed class ImportColumnsTests
{
    [Fact]
    public void Page_NamesTheColumnsOfVolunteers() => Check("volunteers", new VolunteerImport(null!, LawBook.Default, default).Schema);

    [Fact]
    public void Page_NamesTheColumnsOfNeeds() => Check("needs", new NeedImport(null!, LawBook.Default).Schema);

    private static void Check(string table, CsvSchema schema)
    {
        var page = File.ReadAllText(Page());
        var rows = page[page.IndexOf($"| {table} | |", StringComparison.Ordinal)..].Split("\n\n")[0].Split('\n').Skip(2);
        var named = rows.SelectMany(row => row.Split('|')[1].Split(',')).Select(column => column.Trim()).ToList();
        Assert.Equal(schema.Required.Order(StringComparer.Ordinal), named.Where(c => c.StartsWith("**", StringComparison.Ordinal)).Select(c => c.Trim('*')).Order(StringComparer.Ordinal));
        Assert.Equal(schema.Optional.Order(StringComparer.Ordinal), named.Where(c => Regex.IsMatch(c, "^[a-z_]+$")).Order(StringComparer.Ordinal));
    }

    private static string Page([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/api.md");
}
