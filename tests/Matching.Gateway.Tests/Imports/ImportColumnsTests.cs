using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Matching.Contracts.Law;
using Matching.Gateway.Imports;

namespace Matching.Gateway.Tests.Imports;

/// <summary>docs/api.md names the columns that a file may have, the required ones in bold, and no others.</summary>
public sealed class ImportColumnsTests
{
    [Fact]
    public void Page_NamesTheColumnsOfVolunteers() => Check("volunteers", new VolunteerImport(null!, LawBook.Default).Schema.Required, new VolunteerImport(null!, LawBook.Default).Schema.Optional);

    [Fact]
    public void Page_NamesTheColumnsOfNeeds() => Check("needs", new NeedImport(null!, LawBook.Default).Schema.Required, new NeedImport(null!, LawBook.Default).Schema.Optional);

    private static void Check(string table, IEnumerable<string> required, IEnumerable<string> optional)
    {
        var page = File.ReadAllText(Page());
        var rows = page[page.IndexOf($"| {table} | |", StringComparison.Ordinal)..].Split("\n\n")[0].Split('\n').Skip(2);
        var named = rows.SelectMany(row => row.Split('|')[1].Split(',')).Select(column => column.Trim()).ToList();
        Assert.Equal(required.Order(StringComparer.Ordinal), named.Where(c => c.StartsWith("**", StringComparison.Ordinal)).Select(c => c.Trim('*')).Order(StringComparer.Ordinal));
        Assert.Equal(optional.Order(StringComparer.Ordinal), named.Where(c => Regex.IsMatch(c, "^[a-z_]+$")).Order(StringComparer.Ordinal));
    }

    private static string Page([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/api.md");
}
