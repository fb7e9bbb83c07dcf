using Matching.Contracts.Credits;
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
        using var reader = new LawReader(law, CreditRules.FromFolder(folder.FullName), Options.Create(new LawOptions { Folder = folder.FullName }), TimeProvider.System, NullLogger<LawReader>.Instance);
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

    /// <summary>A folder with rules of credits alone leaves the law; what is booked under keeps its rule.</summary>
    [Fact]
    public void Read_NewCredits_AreTaken_WhatIsInForceStays()
    {
        Credits(Credit(2020, 1, 15));
        var (law, credits) = (LawFolder.Law(folder.FullName), CreditRules.FromFolder(folder.FullName));
        using var reader = new LawReader(law, credits, Options.Create(new LawOptions { Folder = folder.FullName }), TimeProvider.System, NullLogger<LawReader>.Instance);
        Assert.False(reader.Read());
        Credits(Credit(2020, 1, 15), Credit(2100, 2, 20));
        Assert.True(reader.Read());
        Assert.Equal((15, 20), (Hours(2099), Hours(2100)));
        Credits(Credit(2020, 1, 16), Credit(2100, 2, 20));
        Assert.False(reader.Read());
        Credits(Credit(2100, 2, 20));
        Assert.False(reader.Read());
        Credits(Credit(2020, 1, 15), Credit(2021, 2, 20));
        Assert.False(reader.Read());
        Assert.Equal((15, 20), (Hours(2099), Hours(2100)));
        Assert.NotNull(law.Find("se", AssignmentType.Visitor, new(2026, 1, 1)));

        int Hours(int year) => credits.For("anywhere", new(year, 6, 1))!.HoursPerMonth[AssignmentType.Visitor];

        void Credits(params string[] rules) => File.WriteAllText(Path.Combine(folder.FullName, "own.credits.json"), $"[{string.Join(",", rules)}]");

        static string Credit(int year, int version, int hours) => $$"""{"from": "{{year}}-01-01", "version": {{version}}, "hoursPerMonth": {"Visitor": {{hours}}}, "source": "test"}""";
    }
}
