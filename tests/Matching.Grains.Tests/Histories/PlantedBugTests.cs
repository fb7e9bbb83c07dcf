using Matching.Contracts.Law;
using Matching.Grains.Tests.Silo;

namespace Matching.Grains.Tests.Histories;

/// <summary>Bugs planted between the grains: a random history finds each of them.</summary>
public sealed class PlantedBugTests
{
    private const int Steps = 220, Seed = 993_966;

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

    public static TheoryData<string, Func<CheckRule, CheckRule>> Forgetful => new()
    {
        { "checks do not age", rule => rule with { MaxAgeMonths = null } },
        { "households are not asked", rule => rule with { Scope = CheckScope.Person } },
        { "no check is used up", rule => rule with { NewForEachPlacement = false } },
    };

    /// <summary>The grains run a law that forgot something; the checker knows the shipped one.</summary>
    [Theory]
    [MemberData(nameof(Forgetful))]
    public async Task History_LawThatForgot_IsFound(string what, Func<CheckRule, CheckRule> forget)
    {
        var law = new LawBook(LawBook.Default.All.Select(rule => rule with { Checks = [.. rule.Checks.Select(forget)] }));
        await using var silo = await TestSilo.StartAsync(law);
        var history = await History.Begin(silo, Seed);
        var found = new List<string>();
        for (var step = 0; step < 3 * Steps && !found.Exists(v => v.StartsWith("check:", StringComparison.Ordinal)); step++)
        {
            await history.Step(mayRestart: false);
            found = InvariantChecker.Violations(await history.Read());
        }

        Assert.True(found.Exists(v => v.StartsWith("check:", StringComparison.Ordinal)), $"{what}: nothing was placed on a check that does not hold.");
    }
}
