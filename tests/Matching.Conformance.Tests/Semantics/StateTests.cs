using Matching.Conformance.Tests.Engines;
using Matching.Conformance.Tests.Grains;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Matching.Conformance.Tests.Semantics;

public sealed class StateTests
{
    private readonly string _key = Journal.NewKey();

    [Fact]
    public async Task State_NeverWritten_IsBlank()
    {
        await using var engine = await Engine.StartAsync();
        Assert.Equal(new RecordView(0, "", false, null), await Grain(engine).View());
    }

    [Fact]
    public async Task State_Written_IsThereForTheNextActivation()
    {
        await using var engine = await Engine.StartAsync();
        var written = await Grain(engine).Set(7, "åäö \"<&>\" 😀");
        Assert.True(written.Exists);
        Assert.NotNull(written.Etag);
        await Grain(engine).Leave();
        Assert.Equal(written, await Grain(engine).View());
    }

    [Fact]
    public async Task State_Written_IsThereAfterARestart()
    {
        await using var engine = await Engine.StartAsync();
        var written = await Grain(engine).Set(7, "name");
        await engine.RestartAsync();
        Assert.Equal(written, await Grain(engine).View());
        Assert.Equal(8, (await Grain(engine).Set(8, "again")).Count);
    }

    [Fact]
    public async Task State_ChangedButNotWritten_IsGoneWithTheActivation()
    {
        await using var engine = await Engine.StartAsync();
        await Grain(engine).Set(7, "name");
        await Grain(engine).SetWithoutWriting(8);
        await Grain(engine).Leave();
        Assert.Equal(7, (await Grain(engine).View()).Count);
    }

    [Fact]
    public async Task Write_EachTime_ChangesTheEtag()
    {
        await using var engine = await Engine.StartAsync();
        var etags = new List<string?>();
        for (var i = 0; i < 5; i++) etags.Add((await Grain(engine).Set(i, "n")).Etag);
        Assert.Equal(5, etags.Distinct().Count());
    }

    [Fact]
    public async Task Read_AfterAChangeInMemory_BringsTheStoredStateBack()
    {
        await using var engine = await Engine.StartAsync();
        var written = await Grain(engine).Set(7, "name");
        await Grain(engine).SetWithoutWriting(8);
        Assert.Equal(written, await Grain(engine).Reread());
    }

    [Fact]
    public async Task Clear_OfARecord_LeavesNone_AndItCanBeWrittenAgain()
    {
        await using var engine = await Engine.StartAsync();
        await Grain(engine).Set(7, "name");
        var cleared = await Grain(engine).Clear();
        Assert.Equal((0, "", false), (cleared.Count, cleared.Names, cleared.Exists));
        await Grain(engine).Leave();
        Assert.False((await Grain(engine).View()).Exists);
        Assert.Equal(9, (await Grain(engine).Set(9, "new")).Count);
    }

    [Fact]
    public async Task State_OfTwoNames_AreTwoRecords()
    {
        await using var engine = await Engine.StartAsync();
        await Grain(engine).Set(1, "name");
        await Grain(engine).SetOther(2);
        await Grain(engine).Clear();
        await Grain(engine).Leave();
        Assert.Equal((0, 2), ((await Grain(engine).View()).Count, await Grain(engine).Other()));
    }

    [Fact]
    public async Task Write_WithAStaleEtag_ReachesTheCaller_AndEndsTheActivation()
    {
        await using var engine = await Engine.StartAsync();
        var grain = engine.Grains.GetGrain<IStaleGrain>(_key);
        var first = await grain.Activation();
        await Assert.ThrowsAsync<InconsistentStateException>(grain.WriteStale);
        Assert.NotEqual(first, await grain.Activation());
        Assert.Equal(1, await grain.Count());
    }

    [Fact]
    public async Task Write_WithAStaleEtag_ThatTheGrainCatches_KeepsTheActivation()
    {
        await using var engine = await Engine.StartAsync();
        var grain = engine.Grains.GetGrain<IStaleGrain>(_key);
        var first = await grain.Activation();
        Assert.Equal("stale", await grain.CatchStale());
        Assert.Equal(first, await grain.Activation());
    }

    [Fact]
    public async Task Write_WithAStaleEtag_OfACalledGrain_KeepsTheCallersActivation()
    {
        await using var engine = await Engine.StartAsync();
        var caller = engine.Grains.GetGrain<ICallerOfStaleGrain>(_key);
        var first = await caller.Activation();
        await Assert.ThrowsAsync<InconsistentStateException>(() => caller.Call(_key));
        Assert.Equal(first, await caller.Activation());
    }

    [Fact]
    public async Task Write_ThatTheStoreFails_ReachesTheCallerAsAnOrleansException()
    {
        await using var engine = await Engine.StartAsync(new() { Services = services => services.AddKeyedSingleton<IGrainStorage, UnwritableStorage>(UnwritableStorage.Name) });
        var failure = await Assert.ThrowsAsync<OrleansException>(engine.Grains.GetGrain<IUnwritableGrain>(_key).Write);
        Assert.IsType<IOException>(failure.InnerException);
    }

    private IRecordGrain Grain(IEngine engine) => engine.Grains.GetGrain<IRecordGrain>(_key);
}
