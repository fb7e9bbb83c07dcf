using System.Runtime.Serialization;
using System.Text.Json;
using Matching.Contracts;
using Matching.Grains.State;
using Matching.Grains.Volunteers;
using Matching.Silo.Engines.Storage;

namespace Matching.Silo.Tests.Engines;

/// <summary>The golden files are bytes as they lie in databases: a change that cannot read them loses states.</summary>
public sealed class StateFormatTests
{
    private static readonly StateSerializer Serializer = new();

    public static TheoryData<string> Names => [.. SampleStates.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Serialize_EachState_GivesTheGoldenBytes(string name) =>
        Assert.Equal(Golden(name), Convert.ToHexStringLower(((BinaryData)Call(nameof(StateSerializer.Serialize), SampleStates.All[name], SampleStates.All[name])).ToArray()));

    [Theory]
    [MemberData(nameof(Names))]
    public void Deserialize_GoldenBytes_GivesTheState(string name)
    {
        var state = SampleStates.All[name];
        var read = Call(nameof(StateSerializer.Deserialize), state, new BinaryData(Convert.FromHexString(Golden(name))));
        Assert.Equal(Json(state), Json(read));
    }

    [Fact]
    public void SampleStates_AreOneOfEachName() =>
        Assert.Equal(
            typeof(StateNames).GetFields().Select(field => (string)field.GetRawConstantValue()!).Where(name => name != StateNames.Store).Order(),
            SampleStates.All.Keys.Order());

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

    private static object Call(string method, object state, object argument) =>
        typeof(StateSerializer).GetMethod(method)!.MakeGenericMethod(state.GetType()).Invoke(Serializer, [argument])!;

    private static string Golden(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", $"{name}.hex")).Trim();

    private static string Json(object state) => JsonSerializer.Serialize(state, state.GetType(), ContractJson.Options);
}
