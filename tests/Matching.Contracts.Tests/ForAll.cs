using FsCheck;
using FsCheck.Fluent;

namespace Matching.Contracts.Tests;

/// <summary>Properties with a seed that stays, so that a failure is the same in every run; FsCheck prints the seed and the smallest case.</summary>
internal static class ForAll
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20_261_122, 17);

    public static void Check<T>(Gen<T> gen, Action<T> holds) => Check(gen.ToArbitrary(), holds);

    private static void Check<T>(Arbitrary<T> arbitrary, Action<T> holds) => Prop.ForAll(arbitrary, holds).Check(Config);
}
