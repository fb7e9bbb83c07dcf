using FsCheck;
using FsCheck.Fluent;
using Matching.Contracts.Credits;
using Matching.Grains.Credits;

namespace Matching.Grains.Tests.Credits;

/// <summary>The arithmetic of statements over random entries.</summary>
public sealed class CreditStatementsTests
{
    private static readonly string[] Members = ["se-0580", "se-0581", "se-0583", "se-0586"];
    private static readonly DateOnly First = new(2026, 1, 1);

    private static readonly CreditRules Rules = new(
    [
        new(new(2020, 1, 1), ImmutableDictionary<AssignmentType, int>.Empty.Add(AssignmentType.Visitor, 8).Add(AssignmentType.FosterHome, 720), "test"),
        new(new(2026, 7, 1), ImmutableDictionary<AssignmentType, int>.Empty.Add(AssignmentType.Visitor, 10), "test"),
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
            var lines = CreditStatements.Lines(Members, entries, Rules, First, First.AddMonths(months));
            CreditChecker.SumsToZero(lines);
            CreditChecker.AgreesWith(lines, entries, Rules, First, First.AddMonths(months));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20_261_122, 11));

    [Fact]
    public void Checker_OneSidedStatement_IsCaught() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => CreditChecker.SumsToZero([new(Members[0], 1, 0, 8, ImmutableDictionary<string, long>.Empty)]));

    [Fact]
    public void Rules_ShippedOnes_NameEveryType() =>
        Assert.All(Enum.GetValues<AssignmentType>(), type => Assert.True(CreditRules.Default.Hours(type, First) > 0));
}
