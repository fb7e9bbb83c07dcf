using Matching.Conformance.Tests.Engines;
using Matching.Conformance.Tests.Grains;

namespace Matching.Conformance.Tests.Semantics;

public sealed class KeyTests
{
    [Fact]
    public async Task Key_OfEachKind_ComesToTheGrainAsItWasGiven()
    {
        await using var engine = await Engine.StartAsync();
        var guid = Guid.NewGuid();
        Assert.Equal(guid, await engine.Grains.GetGrain<IGuidKeyGrain>(guid).Key());
        foreach (var number in (long[])[0, 1, -1, long.MinValue, long.MaxValue])
            Assert.Equal(number, await engine.Grains.GetGrain<IIntegerKeyGrain>(number).Key());
        foreach (var text in (string[])["se-0580", "a/b", "Ö ß", "v-018f5c2e"])
            Assert.Equal($"conformance.named/{text}", await engine.Grains.GetGrain<INamedGrain>(text).Identity());
    }

    [Fact]
    public async Task AsReference_OfAGrain_CallsIt()
    {
        await using var engine = await Engine.StartAsync();
        var grain = engine.Grains.GetGrain<INamedGrain>("a");
        var self = await grain.Self();
        Assert.Equal(grain, self);
        Assert.Equal("conformance.named/a", await self.Identity());
        Assert.Equal("conformance.named/b", await engine.Grains.GetGrain<INamedGrain>(GrainId.Parse("conformance.named/b")).Identity());
    }
}
