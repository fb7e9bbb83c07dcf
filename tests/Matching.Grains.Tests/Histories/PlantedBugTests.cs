using Matching.Grains.Tests.Silo;

namespace Matching.Grains.Tests.Histories;

/// <summary>Bugs planted between the grains: a random history finds each of them.</summary>
public sealed class PlantedBugTests
{
    private const int Steps = 220, Seed = 514_372;

    [Theory]
    [InlineData("IAuditGrain.Append", "audit")]
    [InlineData("IVolunteerGrain.Release", "ledgers")]
    [InlineData("IVolunteerGrain.End", "placement")]
    [InlineData("IMunicipalityGrain.ReleaseClaim", null)]
    public async Task History_StepThatIsAnsweredAndNotDone_IsFoundWhereItMatters(string method, string? rule)
    {
        await using var silo = await TestSilo.StartAsync();
        var history = await History.Begin(silo, Seed);
        silo.Calls.On(method, call =>
        {
            call.Result = null;
            return Task.CompletedTask;
        });
        var found = new List<string>();
        for (var step = 0; step < Steps && found.Count == 0; step++)
        {
            var faults = silo.Storage.Fired;
            await history.Step(mayRestart: false);
            if (silo.Storage.Fired > faults)
                await history.Settle();
            found = InvariantChecker.Violations(await history.Read());
        }

        // A claim that is not given back does no harm: before a quota is called full, the volunteers are asked.
        if (rule is null)
            Assert.Empty(found);
        else
            Assert.Contains(found, v => v.StartsWith(rule + ":", StringComparison.Ordinal));
    }
}
