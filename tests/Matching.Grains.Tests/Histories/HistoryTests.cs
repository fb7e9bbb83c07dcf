using FsCheck;
using FsCheck.Fluent;
using Matching.Grains.Tests.Silo;
using Xunit.Abstractions;

namespace Matching.Grains.Tests.Histories;

public sealed class HistoryTests(ITestOutputHelper output)
{
    private const int Steps = 220, Histories = 6, DurableHistories = 3;

    /// <summary>How often it happens in all <see cref="Histories"/> together, at least: of what never happens nothing is shown.</summary>
    private static readonly Dictionary<string, int> AtLeast = new()
    {
        ["offered"] = 60,
        ["Accepted"] = 30,
        ["MeetingPlanned"] = 30,
        ["Agreed"] = 6,
        ["Running"] = 6,
        ["Ended"] = 6,
        ["BrokenOff"] = 3,
        ["Prolonged"] = 3,
        ["Declined"] = 12,
        ["Withdrawn"] = 12,
        ["lane opened"] = 6,
        ["proposed"] = 30,
        ["proposal abroad"] = 18,
        ["proposal home first"] = 6,
        ["proposed to the last of a quota"] = 6,
        ["proposal of siblings"] = 18,
        ["proposal with an end"] = 18,
        ["proposal of an organisation"] = 18,
        ["proposal in Denmark for a child"] = 6,
        ["proposal beside another"] = 12,
        ["proposal offered"] = 40,
        ["earlier proposal offered"] = 3,
        ["earlier proposal refused"] = 6,
        ["offer named an agreement"] = 12,
        ["named agreement full"] = 3,
        ["two agreements could take it"] = 12,
        ["owed"] = 3,
        ["entry of siblings"] = 12,
        ["entry with an end"] = 12,
        ["entry of an organisation with members"] = 6,
        ["entry for a younger child in Denmark"] = 3,
        ["entry for a child of 15 in Denmark"] = 1,
    };

    [Fact]
    public void RandomHistories_InMemory_KeepEveryInvariant() => Check(Histories, durable: false);

    [Fact]
    public void RandomHistories_WithRestarts_KeepEveryInvariant() => Check(DurableHistories, durable: true);

    private void Check(int histories, bool durable)
    {
        var happened = new Dictionary<string, int>();
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
            {
                foreach (var (what, times) in Run(seed, durable).GetAwaiter().GetResult())
                    happened[what] = happened.GetValueOrDefault(what) + times;
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(histories).WithReplay(20_261_122, 41));
        foreach (var (what, least) in AtLeast)
            Assert.True(happened.GetValueOrDefault(what) * Histories >= least * histories, $"{what}: {happened.GetValueOrDefault(what)} times in {histories} histories.");
        output.WriteLine($"All: {Listed(happened)}");
    }

    /// <returns>What happened, and how often.</returns>
    private async Task<IReadOnlyDictionary<string, int>> Run(int seed, bool durable)
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

        await history.LetPlacementsBegin();
        await history.LetHoldsEnd();
        await history.Settle();
        await history.LetTrailsCatchUp();
        var end = await history.Read();
        // A lane may still ask one after the other.
        for (var i = 0; i < 5 && end.Written.Values.Any(w => w.HandedOn < w.All); i++)
        {
            await history.LetTrailsCatchUp();
            end = await history.Read();
        }

        var atTheEnd = InvariantChecker.Violations(end);
        Assert.True(atTheEnd.Count == 0, $"Seed {seed}, at the end:\n{string.Join('\n', atTheEnd)}");
        // Everything is handed on in the end, so that the checker knows of each change that it has its one entry.
        Assert.All(end.Written, w => Assert.Equal(w.Value.All, w.Value.HandedOn));
        var (replayed, different) = await history.Replays();
        Assert.Empty(different);
        Assert.InRange(replayed, 6, int.MaxValue);
        var (rounds, otherRounds) = await history.RoundReplays();
        Assert.Empty(otherRounds);
        Assert.InRange(rounds, 6, int.MaxValue);
        var credits = await history.Credits();
        LedgerCredits.AgreeWith(credits, LedgerCredits.Of(end.Volunteers));
        output.WriteLine($"Seed {seed}: {Listed(history.Counts)}; entries replayed {replayed}, faults fired {silo.Storage.Fired}");
        Assert.All(History.Kinds, k => Assert.True(history.Dealt.GetValueOrDefault(k.Kind) >= Steps / 100 * k.Weight, $"Seed {seed}: {k.Kind} {history.Dealt.GetValueOrDefault(k.Kind)}"));
        Assert.True(history.Counts.GetValueOrDefault("offered") > 5 && history.Counts.GetValueOrDefault("Accepted") > 2 && history.Counts.GetValueOrDefault("MeetingPlanned") > 0 && history.Counts.GetValueOrDefault("proposed") > 1 && silo.Storage.Fired > 3, $"Seed {seed}: too little happened.");
        var entries = end.Volunteers.SelectMany(v => v.Commitments, (v, c) => (v.Profile, c.Reservation)).ToList();
        return new Dictionary<string, int>(history.Counts)
        {
            ["owed"] = credits.Lines.Count(l => l.PlacementsGiven > 0 && l.Money.Values.Any(owed => owed != 0)),
            ["entry of siblings"] = entries.Count(e => e.Reservation.Places > 1),
            ["entry with an end"] = entries.Count(e => e.Reservation.End is not null),
            ["entry of an organisation with members"] = entries.Count(e => e.Profile.Members.Any(m => m.Number is not null)),
            ["entry for a child of 15 in Denmark"] = entries.Count(e => e.Reservation.Need.Municipality.StartsWith("dk", StringComparison.Ordinal) && e.Reservation.ChildUnder == 18),
            ["entry for a younger child in Denmark"] = entries.Count(e => e.Reservation.Need.Municipality.StartsWith("dk", StringComparison.Ordinal) && e.Reservation.ChildUnder == 15),
        };
    }

    private static string Listed(IReadOnlyDictionary<string, int> counts) => string.Join(", ", counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"));
}
