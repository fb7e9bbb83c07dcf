namespace Matching.Conformance.Tests.Grains;

public interface IFilteredGrain : IGrainWithStringKey
{
    Task<string> Greet(string name);

    Task<string> GreetThrough(string name);

    Task Nothing();
}

/// <summary>Filters its own calls, behind the filters of the engine.</summary>
public class FilteredGrain : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    public Task<string> Greet(string name) => Task.FromResult($"hello {name}");

    public Task<string> GreetThrough(string name) => GrainFactory.GetGrain<IFilteredGrain>(this.GetPrimaryKeyString() + "-2").Greet(name);

    public Task Nothing() => Task.CompletedTask;

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (context.Result is string greeting) context.Result = greeting + "!";
    }
}

/// <summary>Refuses one name, and journals what it sees of the others.</summary>
public sealed class WitnessFilter : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is FilteredGrain grain && context.Request.GetArgumentCount() == 1)
        {
            var name = (string)context.Request.GetArgument(0)!;
            if (name == "forbidden") throw new UnauthorizedAccessException(context.MethodName);
            Journal.Write(grain.GetPrimaryKeyString(), $"{context.InterfaceMethod.DeclaringType!.Name}.{context.InterfaceMethod.Name} {name}");
        }
        await context.Invoke();
    }
}

/// <summary>Shouts on the way out.</summary>
public sealed class ShoutFilter : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        RequestContext.Set("shouted", "yes");
        await context.Invoke();
        if (context.Result is string greeting) context.Result = greeting.ToUpperInvariant();
    }
}
