using Matching.Conformance.Tests.Engines;
using Matching.Conformance.Tests.Grains;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Conformance.Tests.Semantics;

public sealed class FilterTests
{
    private readonly string _key = Journal.NewKey();

    [Fact]
    public async Task IncomingFilter_SeesMethodAndArguments_AlsoOfCallsBetweenGrains()
    {
        await using var engine = await StartAsync<IIncomingGrainCallFilter, WitnessFilter>();
        Assert.Equal("hello anna!!", await Grain(engine).GreetThrough("anna"));
        await Grain(engine).Nothing();
        Assert.Equal(["IFilteredGrain.GreetThrough anna"], Journal.Of(_key));
        Assert.Equal(["IFilteredGrain.Greet anna"], Journal.Of(_key + "-2"));
    }

    [Fact]
    public async Task IncomingFilter_ThatThrows_KeepsTheMethodFromRunning()
    {
        await using var engine = await StartAsync<IIncomingGrainCallFilter, WitnessFilter>();
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Grain(engine).Greet("forbidden"));
        Assert.Empty(Journal.Of(_key));
    }

    [Fact]
    public async Task OutgoingFilter_MayReplaceTheResult()
    {
        await using var engine = await StartAsync<IOutgoingGrainCallFilter, ShoutFilter>();
        Assert.Equal("HELLO ANNA!", await Grain(engine).Greet("anna"));
        Assert.Equal("YES", await engine.Grains.GetGrain<ICallGrain>(_key).ContextValue("shouted"));
    }

    private static Task<IEngine> StartAsync<TService, TFilter>() where TService : class where TFilter : class, TService =>
        Engine.StartAsync(new EngineSetup { Services = services => services.AddSingleton<TService, TFilter>() });

    private IFilteredGrain Grain(IEngine engine) => engine.Grains.GetGrain<IFilteredGrain>(_key);
}
