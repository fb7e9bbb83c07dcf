using System.Text;
using Matching.Contracts.Law;

namespace Matching.Contracts.Tests.Law;

/// <summary>Rules of municipalities' own, from a folder, and rules that are taken while the service runs.</summary>
public sealed class OwnLawTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("matching-law-");

    public void Dispose() => folder.Delete(recursive: true);

    private static string Rule(string from, string source, string more = "", string country = "no") =>
        $$"""{"country": "{{country}}", "type": "Visitor", "from": "{{from}}", "regulated": false, "checks": [], "decisionDays": null, "clientConsentAge": 15, "source": "{{source}}"{{more}}}""";

    private void Write(string name, params string[] rules) => File.WriteAllText(Path.Combine(folder.FullName, $"{name}.law.json"), $"[\n{string.Join(",\n", rules)}\n]");

    private LawBook Read() => LawBook.FromFolder(folder.FullName);

    private static string? Source(LawBook book, string place, DateOnly day) => book.Find(place, AssignmentType.Visitor, day)?.Source;

    [Fact]
    public void Find_OwnRule_GoesBeforeTheCountrys_FromItsDayOn_InItsMunicipalitiesAlone()
    {
        Write("hordaland", Rule("2026-03-01", "own", """, "municipalities": ["no-4601", "no-4614"]"""));
        var book = Read();
        Assert.Equal("own", Source(book, "no-4601", Today));
        Assert.Equal("own", Source(book, "no-4614", Today));
        Assert.Equal(Source(LawBook.Default, "no", Today), Source(book, "no-4601", new(2026, 2, 28)));
        Assert.Equal(Source(LawBook.Default, "no", Today), Source(book, "no-4621", Today));
        Assert.Equal(Source(LawBook.Default, "no", Today), Source(book, "no", Today));
    }

    [Fact]
    public void FromFolder_RulesOfAWholeCountry_TakeThePlaceOfTheShippedOnes_OfThatCountryAlone()
    {
        Write("no", Rule("2020-01-01", "changed"));
        Assert.Equal("changed", Source(Read(), "no", Today));
        Assert.Null(Read().Find("no", AssignmentType.Relief, Today));
        Assert.Equal(Source(LawBook.Default, "se", Today), Source(Read(), "se", Today));
    }

    [Theory]
    [InlineData(""", "municipalities": ["se-0580"]""", "no-0580")]
    [InlineData(""", "municipalities": ["no-4601", "no-4601"]""", "once")]
    [InlineData(""", "decidedBy": " " """, "authority")]
    public void FromFolder_ImpossibleRule_SaysFileLineAndCure(string more, string cure)
    {
        Write("own", Rule("2020-01-01", "good"), Rule("2021-01-01", "bad", more));
        var fault = Assert.Throws<LawFileException>(Read);
        Assert.Equal(("own.law.json", 3L), (fault.File, fault.Line));
        Assert.Contains(cure, fault.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void FromFolder_TwoFilesForTheSameMunicipality_AreRefused()
    {
        Write("a", Rule("2026-01-01", "a", """, "municipalities": ["no-4601"]"""));
        Write("b", Rule("2026-01-01", "b", """, "municipalities": ["no-4614", "no-4601"]"""));
        Assert.Equal(("b.law.json", 2L), Assert.Throws<LawFileException>(Read) is var fault ? (fault.File, fault.Line) : default);
    }

    [Fact]
    public void FromFolder_TooManyOrTooLargeFiles_AreRefused()
    {
        File.WriteAllBytes(Path.Combine(folder.FullName, "large.law.json"), new byte[LawBook.MaxFileBytes + 1]);
        Assert.Contains("Split", Assert.Throws<LawFileException>(Read).Cure, StringComparison.Ordinal);
        for (var i = 0; i <= LawBook.MaxFiles; i++)
            File.WriteAllText(Path.Combine(folder.FullName, $"{i}.law.json"), "[]");
        Assert.Contains($"{LawBook.MaxFiles}", Assert.Throws<LawFileException>(Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_ALaterRule_HoldsFromItsDay_AndOldDaysKeepTheirs()
    {
        Write("no", Rule("2020-01-01", "old"));
        var book = Read();
        Write("no", Rule("2020-01-01", "old", """, "until": "2026-07-01" """), Rule("2026-07-01", "new"));
        book.Take(Read(), Today);
        Assert.Equal("old", Source(book, "no", new(2026, 6, 30)));
        Assert.Equal("new", Source(book, "no", new(2026, 7, 1)));
    }

    [Theory]
    [InlineData("2020-01-01", "changed", "")]
    [InlineData("2020-01-01", "old", ", \"until\": \"2026-05-01\" ")]
    [InlineData("2020-01-02", "old", "")]
    public void Take_AChangeOfWhatHoldsAlready_IsRefused_AndTheBookStaysAsItWas(string from, string source, string more)
    {
        Write("no", Rule("2020-01-01", "old"));
        var book = Read();
        Write("no", Rule(from, source, more));
        Assert.Contains("later from", Assert.Throws<LawFileException>(() => book.Take(Read(), Today)).Cure, StringComparison.Ordinal);
        Assert.Equal("old", Source(book, "no", new(2020, 1, 1)));
    }

    [Fact]
    public void Shipped_NorwegianGuardian_IsDecidedByTheStatsforvalter_AndNothingElseIs() =>
        Assert.Equal(["no Guardian Statsforvalter"], LawBook.Default.All.Where(r => r.DecidedBy is not null).Select(r => $"{r.Country} {r.Type} {r.DecidedBy}"));

    [Fact]
    public void Parse_OfBytes_NeedsNoFolder() => Assert.Single(LawFile.Parse("x", Encoding.UTF8.GetBytes($"[{Rule("2020-01-01", "x")}]")));
}
