using Matching.Contracts.Imports;
using Matching.Grains.Tests.Silo;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Imports;

public sealed class ExternalKeysTests
{
    [Fact]
    public async Task Resolve_SameKeyAgain_SameId_AlsoAfterARestart()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var first = await Keys(silo).Resolve(["a", "b", "a"], create: true);
        Assert.Equal(first[0], first[2]);
        Assert.NotEqual(first[0], first[1]);
        Assert.All(first, id => Assert.Equal(7, id.Version));
        await silo.RestartAsync();
        Assert.Equal(first.AsEnumerable(), await Keys(silo).Resolve(["a", "b", "a"], create: true));
    }

    [Fact]
    public async Task Resolve_WithoutCreate_UnknownKeysAreEmpty_AndNothingIsStored()
    {
        await using var silo = await TestSilo.StartAsync();
        Assert.Equal([Guid.Empty], (await Keys(silo).Resolve(["a"], create: false)).AsEnumerable());
        var known = (await Keys(silo).Resolve(["a"], create: true))[0];
        Assert.Equal([known, Guid.Empty], (await Keys(silo).Resolve(["a", "b"], create: false)).AsEnumerable());
    }

    [Fact]
    public async Task Resolve_StorageFails_NoIdIsGivenOut()
    {
        await using var silo = await TestSilo.StartAsync();
        silo.Storage.FailNextWrites();
        await Assert.ThrowsAsync<OrleansException>(() => Keys(silo).Resolve(["a"], create: true));
        Assert.Equal([Guid.Empty], (await Keys(silo).Resolve(["a"], create: false)).AsEnumerable());
    }

    private static IExternalKeysGrain Keys(TestSilo silo) => silo.Grains.GetGrain<IExternalKeysGrain>(GrainKeys.ExternalKeys(Linkoping, "volunteer", 0));
}
