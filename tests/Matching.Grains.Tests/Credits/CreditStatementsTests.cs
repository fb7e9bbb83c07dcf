using FsCheck;
using FsCheck.Fluent;
using Matching.Contracts.Credits;
using Matching.Grains.Credits;

namespace Matching.Grains.Tests.Credits;

/// <summary>The arithmetic of statements over random entries.</summary>
public sealed class CreditStatementsTests
{
    private static readonly string[] Members = ["se-0580", "se-0581", "se-0583", "se-0586"];
    private const string Region = "ostergotland";
    private static readonly DateOnly First = new(2026, 1, 1);

    private static readonly CreditRules Rules = new(
    [
        new(new(2020, 1, 1), ImmutableDictionary<AssignmentType, int>.Empty.Add(AssignmentType.Visitor, 8).Add(AssignmentType.FosterHome, 720), "test"),
        new(new(2026, 7, 1), ImmutableDictionary<AssignmentType, int>.Empty.Add(AssignmentType.Visitor, 10), "test") { Version = 2, MinDays = 10 },
        new(new(2026, 10, 1), ImmutableDictionary<AssignmentType, int>.Empty.Add(AssignmentType.Visitor, 100), "test") { Regions = [Region] },
        new(new(2026, 1, 1), ImmutableDictionary<AssignmentType, int>.Empty.Add(AssignmentType.Visitor, 999), "test") { Regions = ["elsewhere"] },
    ]);

    private static Gen<CreditEntry> Entries =>
        from sides in Gen.Choose(0, 11)
        from type in Gen.Elements(AssignmentType.Visitor, AssignmentType.FosterHome, AssignmentType.Guardian)
        from start in Gen.Choose(-100, 500)
        from length in Gen.Choose(-1, 300)
        from price in Gen.Choose(0, 3_000)
        select new CreditEntry(
            Guid.NewGuid(), Members[sides / 3], Members.Where((_, i) => i != sides / 3).ElementAt(sides % 3), type,
            First.AddDays(start), length < 0 ? null : First.AddDays(start + length), price, "SEK");

    [Fact]
    public void Lines_AnyEntries_SumToZero_AndAgreeWithACountDayByDay() => Prop.ForAll(
        Entries.ListOf().Zip(Gen.Choose(0, 14)).ToArbitrary(),
        drawn =>
        {
            var (entries, months) = (drawn.Item1.ToList(), drawn.Item2 + 1);
            var lines = new CreditStatements(Region, Rules, First, First.AddMonths(months)).Lines(Members, entries);
            CreditChecker.SumsToZero(lines);
            CreditChecker.AgreesWith(lines, entries, Worth, First, First.AddMonths(months));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20_261_122, 11));

    [Fact]
    public void Checker_OneSidedStatement_IsCaught() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => CreditChecker.SumsToZero([new(Members[0], 1, 0, 8, ImmutableDictionary<string, long>.Empty)]));

    /// <summary>Said once more, month by month: what counts and how many days it takes.</summary>
    private static (int Hours, int MinDays) Worth(AssignmentType type, DateOnly month) => (type, month) switch
    {
        (AssignmentType.Visitor, _) when month >= new DateOnly(2026, 10, 1) => (100, 1),
        (_, _) when month >= new DateOnly(2026, 10, 1) => (0, 1),
        (AssignmentType.Visitor, _) when month >= new DateOnly(2026, 7, 1) => (10, 10),
        (_, _) when month >= new DateOnly(2026, 7, 1) => (0, 10),
        (AssignmentType.Visitor, _) => (8, 1),
        (AssignmentType.FosterHome, _) => (720, 1),
        _ => (0, 1),
    };

    [Fact]
    public void Rules_OfAPeriod_AreThoseOfItsMonths() =>
        Assert.Equal(
            [(new DateOnly(2020, 1, 1), 1), (new DateOnly(2026, 7, 1), 2)],
            new CreditStatements(Region, Rules, new(2026, 5, 1), new(2026, 9, 1)).Rules().Select(r => (r.From, r.Version)));
}
