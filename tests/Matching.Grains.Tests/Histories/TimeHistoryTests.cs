using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Xunit.Abstractions;

namespace Matching.Grains.Tests.Histories;

public sealed class TimeHistoryTests(ITestOutputHelper output)
{
    private const int Steps = 300, Histories = 4;

    [Fact]
    public async Task RandomLedgers_NeverTheSameSlotTwice_NeverMoreThanIsGiven()
    {
        for (var seed = 1; seed <= Histories; seed++)
        {
            await using var silo = await TestSilo.StartAsync();
            var history = await TimeHistory.Begin(silo, seed);
            for (var step = 0; step < Steps; step++)
            {
                var found = await history.Step();
                Assert.True(found.Count == 0, $"Seed {seed}, step {step}: {string.Join('\n', found)}");
            }

            output.WriteLine($"Seed {seed}: {string.Join(", ", history.Counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"))}");
            Assert.True(history.Counts.GetValueOrDefault("reserve ") > 10 && history.Counts.GetValueOrDefault("reserve NoCapacity") > 10 && history.Counts.GetValueOrDefault("begin ") > 3, $"Seed {seed}: too little happened.");
        }
    }

    /// <summary>A planted bug: reservations lose what they take on the way, so that the ledger cannot know.</summary>
    [Theory]
    [InlineData("asked")]
    [InlineData("slots")]
    [InlineData("time")]
    public async Task ReservationsThatForgetTheTime_AreFound(string rule)
    {
        await using var silo = await TestSilo.StartAsync();
        var history = await TimeHistory.Begin(silo, 1);
        silo.Calls.On("IVolunteerGrain.Reserve", call =>
        {
            call.Request.SetArgument(0, (Reservation)call.Request.GetArgument(0)! with { Time = default });
            return call.Invoke();
        });
        var found = new List<string>();
        for (var step = 0; step < Steps && !found.Exists(v => v.StartsWith(rule + ":", StringComparison.Ordinal)); step++)
            found = await history.Step();
        Assert.Contains(found, v => v.StartsWith(rule + ":", StringComparison.Ordinal));
    }

    /// <summary>A planted bug: placements begin on another day than the ledger judged.</summary>
    [Fact]
    public async Task PlacementsThatBeginUnjudged_AreFound()
    {
        await using var silo = await TestSilo.StartAsync();
        var history = await TimeHistory.Begin(silo, 1);
        silo.Calls.On("IVolunteerGrain.Get", async call =>
        {
            await call.Invoke();
            if (call.Result is Outcome<VolunteerView> { Value: { } view })
                call.Result = (Outcome<VolunteerView>)(view with { Commitments = [.. view.Commitments.Select(c => c.IsRunning() ? c with { Started = c.Started!.Value.AddDays(-40) } : c)] });
        });
        var found = new List<string>();
        for (var step = 0; step < Steps && found.Count == 0; step++)
            found = await history.Step();
        Assert.NotEmpty(found);
    }
}
