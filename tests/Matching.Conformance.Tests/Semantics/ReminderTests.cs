using Matching.Conformance.Tests.Engines;
using Matching.Conformance.Tests.Grains;

namespace Matching.Conformance.Tests.Semantics;

public sealed class ReminderTests
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(2);

    private readonly string _key = Journal.NewKey();

    [Fact]
    public async Task Reminder_EachPeriod_ActivatesItsGrain()
    {
        await using var engine = await Engine.StartAsync();
        await Grain(engine).Remind("check", Period);
        await Grain(engine).Leave();
        await Journal.WaitForAsync(_key, "deactivated");
        for (var ticks = 1; ticks <= 3; ticks++)
        {
            await engine.PassAsync(Period);
            await Journal.WaitForAsync(_key, "reminder check", ticks);
        }
        Assert.Equal(3, Journal.Count(_key, "reminder check"));
    }

    [Fact]
    public async Task Reminder_AfterARestart_StillTicks()
    {
        await using var engine = await Engine.StartAsync();
        await Grain(engine).Remind("check", Period);
        await engine.RestartAsync();
        Assert.Equal(1, await Grain(engine).Reminders());
        await engine.PassAsync(Period);
        await Journal.WaitForAsync(_key, "reminder check");
    }

    [Fact]
    public async Task Reminder_Unregistered_TicksNoMore_AlsoAfterARestart()
    {
        await using var engine = await Engine.StartAsync();
        await Grain(engine).Remind("check", Period);
        Assert.True(await Grain(engine).Forget("check"));
        Assert.False(await Grain(engine).Forget("check"));
        await engine.RestartAsync();
        await engine.PassAsync(Period * 2);
        Assert.Equal(0, Journal.Count(_key, "reminder check"));
    }

    [Fact]
    public async Task Reminder_RegisteredAgain_HasTheNewPeriod()
    {
        await using var engine = await Engine.StartAsync();
        await Grain(engine).Remind("check", Period);
        await Grain(engine).Remind("check", Period * 5);
        Assert.Equal(1, await Grain(engine).Reminders());
        await engine.PassAsync(Period * 2);
        Assert.Equal(0, Journal.Count(_key, "reminder check"));
        await engine.PassAsync(Period * 3);
        await Journal.WaitForAsync(_key, "reminder check");
    }

    [Fact]
    public async Task Reminder_ShorterThanTheMinimum_IsRefused()
    {
        await using var engine = await Engine.StartAsync();
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Grain(engine).Remind("check", TimeSpan.FromSeconds(1)));
    }

    private IClockGrain Grain(IEngine engine) => engine.Grains.GetGrain<IClockGrain>(_key);
}
