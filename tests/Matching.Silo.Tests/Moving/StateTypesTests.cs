using Matching.Grains.State;
using Matching.Silo.Moving;

namespace Matching.Silo.Tests.Moving;

public sealed class StateTypesTests
{
    [Fact]
    public void OfGrains_AreTheNamesThatGrainsStoreUnder() => Assert.Equal(
        typeof(StateNames).GetFields().Select(field => (string)field.GetRawConstantValue()!).Where(name => name != StateNames.Store).Order(),
        StateTypes.OfGrains.Keys.Order());

    [Fact]
    public void Of_AnUnknownName_IsRefused() => Assert.Throws<MoveException>(() => StateTypes.Of("unknown"));
}
