using Matching.Contracts.Law;
using Matching.Grains.Tests.Silo;

namespace Matching.Grains.Tests.Histories;

/// <summary>Bugs planted between the grains: a random history finds each of them.</summary>
public sealed class PlantedBugTests
{
    private const int Steps = 220, Seed = 993_966, Histories = 20;

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

    public static TheoryData<string, string, Func<LawRule, LawRule>> Forgetful => new()
    {
        { "checks do not age", "check", Each(rule => rule with { MaxAgeMonths = null }) },
        { "households are not asked", "check", Each(rule => rule with { Scope = CheckScope.Person }) },
        { "no purpose is asked", "check", Each(rule => rule with { Purposes = [] }) },
        { "no check comes before the decision", "decision", Each(rule => rule with { BeforeApproval = false }) },
        { "no check is used up", "check", Each(rule => rule with { NewForEachPlacement = false }) },
        { "no child is asked", "consents", law => law with { ClientConsentAge = null } },
        { "authorities decide everything", "consents", law => law with { AuthorityMayConsent = true } },
    };

    /// <summary>The grains run a law that forgot something; the checker knows the shipped one.</summary>
    [Theory]
    [MemberData(nameof(Forgetful))]
    public async Task History_LawThatForgot_IsFound(string what, string invariant, Func<LawRule, LawRule> forget)
    {
        var law = new LawBook(LawBook.Default.All.Select(forget));
        for (var seed = Seed; seed < Seed + Histories; seed++)
        {
            if (await IsFound(law, seed, invariant))
                return;
        }

        Assert.Fail($"{what}: nothing was found in {Histories} histories from seed {Seed} on.");
    }

    private static async Task<bool> IsFound(LawBook law, int seed, string invariant)
    {
        await using var silo = await TestSilo.StartAsync(law);
        var history = await History.Begin(silo, seed);
        for (var step = 0; step < Steps; step++)
        {
            await history.Step(mayRestart: false);
            if (InvariantChecker.Violations(await history.Read()).Exists(v => v.StartsWith($"{invariant}:", StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private static Func<LawRule, LawRule> Each(Func<CheckRule, CheckRule> forget) => law => law with { Checks = [.. law.Checks.Select(forget)] };
}
