using System.Runtime.Serialization;
using System.Text.Json;
using Matching.Contracts;
using Matching.Contracts.Volunteers;
using Matching.Grains.State;
using Matching.Grains.Volunteers;
using Matching.Silo.Engines.Storage;
using Matching.Silo.Tests.States;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Matching.Silo.Tests.Engines;

/// <summary>The golden files are bytes as they lie in databases: a change that cannot read them loses states.</summary>
public sealed class StateFormatTests
{
    private static readonly StateSerializer Serializer = new();

    public static TheoryData<string> Names => [.. SampleStates.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Serialize_EachState_GivesTheGoldenBytes(string name)
    {
        var bytes = Convert.ToHexStringLower(StateSerializer.Serialize(SampleStates.All[name].GetType(), SampleStates.All[name]).ToArray());
        Assert.Equal(GoldenFile.ReadOrUpdate($"{name}.hex", bytes), bytes);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Deserialize_GoldenBytes_GivesTheState(string name)
    {
        var state = SampleStates.All[name];
        var read = StateSerializer.Deserialize(state.GetType(), new(Convert.FromHexString(Golden(name))))!;
        Assert.Equal(Json(state), Json(read));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0280")]
    [InlineData("ff")]
    [InlineData("01c1")]
    [InlineData("0181a756657273696f6e")]
    [InlineData("0181a756657273696f6ea3616263")]
    public void Deserialize_UnknownFormatOrDamagedBytes_IsRefused(string hex) =>
        Assert.Throws<SerializationException>(() => Serializer.Deserialize<VolunteerState>(new(Convert.FromHexString(hex))));

    [Fact]
    public void Deserialize_OlderAndNewerMembers_DefaultsAndSkips()
    {
        // {"Version":7,"Later":1}
        var state = Serializer.Deserialize<VolunteerState>(new(Convert.FromHexString("0182a756657273696f6e07a54c6174657201")))!;
        Assert.Equal(7, state.Version);
        Assert.Empty(state.Commitments);
    }

    [Fact]
    public void Deserialize_ADictionary_CanBeSentToAnotherSilo()
    {
        var volunteer = Serializer.Deserialize<VolunteerState>(new(Convert.FromHexString(Golden(StateNames.Volunteer))))!;
        var serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Orleans.Serialization.Serializer>();
        var sent = serializer.Deserialize<VolunteerProfile>(serializer.SerializeToArray(volunteer.Profile!));
        Assert.NotEmpty(sent!.CapacityByType);
        Assert.Equal(Json(volunteer.Profile!), Json(sent));
    }

    private static string Golden(string name) => GoldenFile.Read($"{name}.hex");

    private static string Json(object state) => JsonSerializer.Serialize(state, state.GetType(), ContractJson.Options);
}
