using FsCheck;
using FsCheck.Fluent;
using Matching.Grains.Tests.Silo;
using Xunit.Abstractions;

namespace Matching.Grains.Tests.Histories;

public sealed class HistoryTests(ITestOutputHelper output)
{
    private const int Steps = 220, Histories = 6, DurableHistories = 2;

    [Fact]
    public void RandomHistories_InMemory_KeepEveryInvariant() => Check(Histories, durable: false);

    [Fact]
    public void RandomHistories_WithRestarts_KeepEveryInvariant() => Check(DurableHistories, durable: true);

    private void Check(int histories, bool durable)
    {
        var owed = 0;
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed => { owed += Run(seed, durable).GetAwaiter().GetResult(); })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(histories).WithReplay(20_261_122, 41));
        Assert.True(owed > 0, "Nothing was booked in any history.");
    }

    /// <returns>Members to whom something is owed.</returns>
    private async Task<int> Run(int seed, bool durable)
    {
        await using var silo = await TestSilo.StartAsync(durable);
        var history = await History.Begin(silo, seed);
        for (var step = 0; step < Steps; step++)
        {
            var faults = silo.Storage.Fired;
            await history.Step(durable);
            if (silo.Storage.Fired > faults)
                await history.Settle();
            var violations = InvariantChecker.Violations(await history.Read());
            Assert.True(violations.Count == 0, $"Seed {seed}, step {step}:\n{string.Join('\n', violations)}\nafter\n{string.Join('\n', history.Log.TakeLast(12))}");
        }

        await history.LetHoldsEnd();
        await history.Settle();
        await history.LetTrailsCatchUp();
        var end = await history.Read();
        Assert.Empty(InvariantChecker.Violations(end));
        // Everything is handed on in the end, so that the checker knows of each change that it has its one entry.
        Assert.All(end.Written, w => Assert.Equal(w.Value.All, w.Value.HandedOn));
        var (replayed, different) = await history.Replays();
        Assert.Empty(different);
        Assert.InRange(replayed, 6, int.MaxValue);
        var credits = await history.Credits();
        LedgerCredits.AgreeWith(credits, LedgerCredits.Of(end.Volunteers));
        output.WriteLine($"Seed {seed}: {string.Join(", ", history.Counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"))}; faults fired {silo.Storage.Fired}");
        Assert.True(history.Counts.GetValueOrDefault("offered") > 5 && history.Counts.GetValueOrDefault("Accepted") > 2 && history.Counts.GetValueOrDefault("MeetingPlanned") > 0 && silo.Storage.Fired > 3, $"Seed {seed}: too little happened.");
        return credits.Lines.Count(l => l.PlacementsGiven > 0 && l.Money.Values.Any(owed => owed != 0));
    }
}
