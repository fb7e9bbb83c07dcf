using System.Text.Json.Nodes;

namespace Matching.Samples.Tests;

public sealed class BrokenRegionTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("matching-sample-");

    [Theory]
    [InlineData("name", "\"Öster Götland\"", "name")]
    [InlineData("title", "\"\"", "title")]
    [InlineData("country", "\"fi\"", "country")]
    [InlineData("asOf", "\"1 November\"", "asOf")]
    [InlineData("poolShards", "0", "poolShards")]
    [InlineData("poolShards", "\"2\"", "poolShards")]
    [InlineData("centre.lat", "5.84", "centre.lat")]
    [InlineData("centre.lon", "\"east\"", "centre.lon")]
    [InlineData("members", "[]", "members")]
    [InlineData("members", "null", "members")]
    [InlineData("members.1", "null", "members[1]")]
    [InlineData("agreements.1", "null", "agreements[1]")]
    [InlineData("members.1.code", "\"se-58\"", "members[1].code")]
    [InlineData("members.1.code", "\"no-4601\"", "members[1].code")]
    [InlineData("members.1.code", "\"se-0580\"", "members[1].code")]
    [InlineData("members.2.lat", "585.4", "members[2].lat")]
    [InlineData("members.2.population", "-1", "members[2].population")]
    [InlineData("members.3.contactPoint", "null", "members[3].contactPoint")]
    [InlineData("members.3.offerHoldHours", "337", "members[3].offerHoldHours")]
    [InlineData("members.3.mayor", "\"somebody\"", "members[3].mayor")]
    [InlineData("nonMembers.0.code", "\"se-0581\"", "nonMembers[0].code")]
    [InlineData("agreements.0.receiving", "\"se-0582\"", "agreements[0].receiving")]
    [InlineData("agreements.0.receiving", "\"se-0580\"", "agreements[0].receiving")]
    [InlineData("agreements.4.types", "[]", "agreements[4].types")]
    [InlineData("agreements.4.types.0", "\"Gardener\"", "agreements[4].types[0]")]
    [InlineData("agreements.4.types.0", "3", "agreements[4].types[0]")]
    [InlineData("agreements.5.quota", "0", "agreements[5].quota")]
    [InlineData("agreements.5.monthlyPrice", "-250", "agreements[5].monthlyPrice")]
    [InlineData("agreements.5.currency", "\"kr\"", "agreements[5].currency")]
    [InlineData("agreements.6.to", "\"2020-01-01\"", "agreements[6].to")]
    public void Load_BrokenValue_NamesTheMemberAndTheCure(string path, string value, string member)
    {
        var fault = Load(json => Set(json, path.Split('.'), JsonNode.Parse(value)));

        Assert.Equal(member, fault.Member);
        Assert.NotEmpty(fault.Cure);
        Assert.Contains(member, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MissingMember_NamesIt()
    {
        var fault = Load(json => json["members"]![4]!.AsObject().Remove("lat"));

        Assert.Equal("members[4]", fault.Member);
        Assert.Contains("'lat'", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SameAgreementTwice_NamesTheSecond()
    {
        var fault = Load(json => json["agreements"]!.AsArray().Add(json["agreements"]![0]!.DeepClone()));

        Assert.Matches(@"^agreements\[\d+\]$", fault.Member);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{ \"name\": \"a\", \"name\": \"b\" }")]
    [InlineData("[1, 2")]
    public void Load_NoRegionInTheFile_SaysSo(string text)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "region.json"), text);

        var fault = Assert.Throws<SampleRegionException>(() => SampleRegion.Load(folder.FullName));

        Assert.NotEmpty(fault.Cure);
    }

    [Fact]
    public void Load_UnknownRegion_OffersTheShippedOnes()
    {
        var fault = Assert.Throws<SampleRegionException>(() => SampleRegion.Load("atlantis"));

        Assert.Contains("ostergotland", fault.Cure, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static void Set(JsonNode node, ReadOnlySpan<string> path, JsonNode? value)
    {
        if (path.Length > 1)
            Set(int.TryParse(path[0], out var index) ? node[index]! : node[path[0]]!, path[1..], value);
        else if (node is JsonArray list)
            list[int.Parse(path[0], System.Globalization.CultureInfo.InvariantCulture)] = value;
        else
            node[path[0]] = value;
    }

    private SampleRegionException Load(Action<JsonNode> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples/ostergotland/region.json")))!;
        change(json);
        File.WriteAllText(Path.Combine(folder.FullName, "region.json"), json.ToJsonString());
        return Assert.Throws<SampleRegionException>(() => SampleRegion.Load(folder.FullName));
    }
}
