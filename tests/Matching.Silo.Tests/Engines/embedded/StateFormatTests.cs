using System.Text.Json;
using Matching.Contracts;
using Matching.Embedded.Storage;
using Matching.Grains.Volunteers;
using Matching.Silo.Tests.States;

namespace Matching.Silo.Tests.Engines;

/// <summary>The golden files are states as they lie in the store: a change that cannot read them loses states.</summary>
public sealed class StateFormatTests
{
    public static TheoryData<string> Names => [.. SampleStates.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Serialize_EachState_GivesTheGoldenText(string name)
    {
        var text = JsonSerializer.Serialize(SampleStates.All[name], SampleStates.All[name].GetType(), EmbeddedGrainStorage.Json);
        Assert.Equal(GoldenFile.ReadOrUpdate($"{name}.json", text), text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Deserialize_GoldenText_GivesTheState(string name)
    {
        var state = SampleStates.All[name];
        var read = JsonSerializer.Deserialize(GoldenFile.Read($"{name}.json"), state.GetType(), EmbeddedGrainStorage.Json)!;
        Assert.Equal(JsonSerializer.Serialize(state, state.GetType(), ContractJson.Options), JsonSerializer.Serialize(read, state.GetType(), ContractJson.Options));
    }

    [Fact]
    public void Deserialize_OlderAndNewerMembers_DefaultsAndSkips()
    {
        var state = JsonSerializer.Deserialize<VolunteerState>("""{"version":7,"later":1}""", EmbeddedGrainStorage.Json)!;
        Assert.Equal(7, state.Version);
        Assert.Empty(state.Commitments);
        Assert.Empty(state.Owed.Entries);
    }
}
