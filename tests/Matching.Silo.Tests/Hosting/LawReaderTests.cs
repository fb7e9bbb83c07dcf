using Matching.Contracts.Law;
using Matching.Contracts.Values;
using Matching.Silo.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Matching.Silo.Tests.Hosting;

/// <summary>New rules of law come into a running service by a file.</summary>
public sealed class LawReaderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("matching-law-");

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(params string[] rules) => File.WriteAllText(Path.Combine(folder.FullName, "own.law.json"), $"[{string.Join(",", rules)}]");

    private static string Rule(int year, string source) =>
        $$"""{"country": "se", "type": "Visitor", "from": "{{year}}-01-01", "regulated": false, "checks": [], "decisionDays": null, "clientConsentAge": 15, "source": "{{source}}", "municipalities": ["se-0580"]}""";

    [Fact]
    public void Read_NewFile_IsTakenByEveryHolderOfTheBook_AFaultyOneLeavesItAsItWas()
    {
        Write(Rule(2020, "old"));
        var law = LawBook.FromFolder(folder.FullName);
        using var reader = new LawReader(law, Options.Create(new LawOptions { Folder = folder.FullName }), TimeProvider.System, NullLogger<LawReader>.Instance);
        Assert.False(reader.Read());

        Write(Rule(2020, "old"), Rule(2100, "new"));
        Assert.True(reader.Read());
        Assert.False(reader.Read());
        Assert.Equal(("old", "new"), (Source(2099), Source(2100)));

        File.WriteAllText(Path.Combine(folder.FullName, "own.law.json"), "[{]");
        Assert.False(reader.Read());
        Write(Rule(2020, "rewritten"), Rule(2100, "new"));
        Assert.False(reader.Read());
        Assert.Equal(("old", "new"), (Source(2099), Source(2100)));

        string Source(int year) => law.For("se-0580", AssignmentType.Visitor, new(year, 6, 1)).Source;
    }
}
