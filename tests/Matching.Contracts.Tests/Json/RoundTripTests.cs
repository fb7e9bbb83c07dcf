using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Matching.Testing;

namespace Matching.Contracts.Tests.Json;

public sealed class RoundTripTests
{
    public static TheoryData<Type> Messages =>
    [
        .. typeof(ContractJson).Assembly.GetExportedTypes()
            .Where(t => t.GetCustomAttribute<Orleans.GenerateSerializerAttribute>() is not null && !t.IsEnum && !t.IsAbstract && !typeof(Exception).IsAssignableFrom(t))
            .Select(t => t.IsGenericTypeDefinition ? t.MakeGenericType(typeof(NeedRef)) : t)
            .OrderBy(t => t.FullName, StringComparer.Ordinal),
    ];

    [Fact]
    public void Messages_AreFound() => Assert.True(Messages.Count > 50);

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_ToJsonAndBack_IsTheSame(Type type)
    {
        var json = JsonSerializer.Serialize(MessageSamples.Of(type), type, ContractJson.Options);
        var back = JsonSerializer.Deserialize(json, type, ContractJson.Options);
        Assert.Equal(json, JsonSerializer.Serialize(back, type, ContractJson.Options));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(JsonSerializer.Serialize(MessageSamples.Of(type), type, ContractJson.Options))));
        foreach (var member in type.GetProperties().Where(p => p.CanWrite))
            Assert.Contains($"\"{JsonNamingPolicy.CamelCase.ConvertName(member.Name)}\":", json, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_WithAnUnknownMember_IsRefused(Type type)
    {
        var json = JsonNode.Parse(JsonSerializer.Serialize(MessageSamples.Of(type), type, ContractJson.Options))!.AsObject();
        json["surprise"] = 1;
        var fault = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json.ToJsonString(), type, ContractJson.Options));
        Assert.Contains("surprise", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Enum_AsANumberOrUnknownName_IsRefused()
    {
        Assert.Equal("\"Visitor\"", JsonSerializer.Serialize(AssignmentType.Visitor, ContractJson.Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<AssignmentType>("7", ContractJson.Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<AssignmentType>("\"Uncle\"", ContractJson.Options));
    }

    [Fact]
    public void ToString_OfAPersonOrCase_SaysNothing()
    {
        Assert.Equal("(person)", new Volunteers.PersonDetails("Invented Person", "a@example.org", "1").ToString());
        Assert.Equal("(case)", new Needs.NeedCase("2026-17", "Office", 1).ToString());
        Assert.Equal("(volunteer)", MessageSamples.Of(typeof(Volunteers.VolunteerProfile)).ToString());
        Assert.Equal("(household)", MessageSamples.Of(typeof(Volunteers.Household)).ToString());
    }
}
