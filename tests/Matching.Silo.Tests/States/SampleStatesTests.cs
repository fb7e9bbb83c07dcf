using Matching.Silo.Moving;

namespace Matching.Silo.Tests.States;

public sealed class SampleStatesTests
{
    [Fact]
    public void All_AreOneOfEachStateOfTheGrains() => Assert.Equal(StateTypes.OfGrains.Keys.Order(), SampleStates.All.Keys.Order());
}
