using Matching.Conformance.Tests.Engines;
using Matching.Conformance.Tests.Grains;

namespace Matching.Conformance.Tests.Semantics;

public sealed class StreamTests
{
    private readonly string _key = Journal.NewKey();

    [Fact]
    public async Task Sequence_OfAGrain_ArrivesWholeAndInOrder()
    {
        await using var engine = await Engine.StartAsync();
        Assert.Equal(Enumerable.Range(0, 1000), await ReadAsync(Grain(engine).Numbers(1000, failAt: -1)));
        Assert.Empty(await ReadAsync(Grain(engine).Numbers(0, failAt: -1)));
    }

    [Fact]
    public async Task Sequence_ThatFails_GivesWhatCameBefore_ThenTheFailure()
    {
        await using var engine = await Engine.StartAsync();
        var read = new List<int>();
        await Assert.ThrowsAsync<CallFailedException>(async () =>
        {
            await foreach (var number in Grain(engine).Numbers(100, failAt: 30)) read.Add(number);
        });
        Assert.Equal(Enumerable.Range(0, 30), read);
    }

    [Fact]
    public async Task Sequence_ThatWaits_LetsOtherCallsThrough()
    {
        await using var engine = await Engine.StartAsync();
        var gate = new Gate();
        await using var numbers = Grain(engine).NumbersThroughGate(gate.Name).GetAsyncEnumerator();
        Assert.True(await numbers.MoveNextAsync());
        var next = numbers.MoveNextAsync();
        await gate.WaitForAsync(1);
        Assert.Null(await Grain(engine).ContextValue("any"));
        gate.Open();
        Assert.True(await next);
        Assert.Equal(2, numbers.Current);
        Assert.False(await numbers.MoveNextAsync());
    }

    [Fact]
    public async Task Sequence_OfAnActivationThatIsGone_IsAborted()
    {
        await using var engine = await Engine.StartAsync();
        await using var numbers = Grain(engine).Numbers(1000, failAt: -1).GetAsyncEnumerator();
        Assert.True(await numbers.MoveNextAsync());
        await Grain(engine).Leave();
        await Assert.ThrowsAsync<EnumerationAbortedException>(async () =>
        {
            while (await numbers.MoveNextAsync())
            {
            }
        });
    }

    private static async Task<List<int>> ReadAsync(IAsyncEnumerable<int> numbers)
    {
        var read = new List<int>();
        await foreach (var number in numbers) read.Add(number);
        return read;
    }

    private ICallGrain Grain(IEngine engine) => engine.Grains.GetGrain<ICallGrain>(_key);
}
