using FsCheck;
using FsCheck.Fluent;

namespace Matching.Core.Tests.Scoring;

/// <summary>Runs a check over random worlds; a failure names the world's seed.</summary>
internal static class ForAllWorlds
{
    public static void Check(int worlds, Action<RandomWorld> check, int people = 0) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => check(new RandomWorld(seed, people)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(worlds));
}
