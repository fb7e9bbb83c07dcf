using Matching.Contracts.Values;

namespace Matching.Samples.Tests;

/// <summary>How the members of the shipped regions work together, and what a broken file is told.</summary>
public sealed class NetworkFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("matching-network-");

    public static TheoryData<string> Regions => [.. SampleRegion.Shipped];

    [Theory]
    [MemberData(nameof(Regions))]
    public void Volunteers_OfPartnershipsAndDrives_AreInTheRegion_AndOfTheSameKind(string region)
    {
        var sample = new SampleFolder(region);
        var kinds = sample.Volunteers.ToDictionary(v => v["external_key"], v => v["kind"]);
        var network = sample.Region.Network(0);
        Assert.All(network.Drives.SelectMany(d => d.Volunteers), key => Assert.Contains(key, kinds.Keys));
        foreach (var partnership in network.Partnerships)
            Assert.All(partnership.Volunteers, key => Assert.Equal(partnership.Partnership.Kind.ToString(), kinds[key]));
        Assert.Equal(network.Partnerships.Sum(p => p.Volunteers.Length), network.Partnerships.SelectMany(p => p.Volunteers).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void Needs_AnyRegion_NameTheirContactPointOrLieInADistrict_AndRegulatedOnesTheirCost(string region)
    {
        var sample = new SampleFolder(region);
        var districts = sample.Region.Network(0).Districts;
        Assert.All(sample.Needs, need =>
        {
            Assert.True(Place.TryCreate(SampleFolder.Degrees(need["lat"]), SampleFolder.Degrees(need["lon"]), out var place));
            Assert.True(need["contact_point"].Length > 0 || districts.Any(d => d.Municipality == need["municipality"] && d.District.Contains(place)));
            Assert.True(need["decision_date"].Length == 0 || SampleFolder.Int(need["monthly_cost"]) > 0);
        });
    }

    [Fact]
    public void Regions_Together_ShowEachWayOfWorking()
    {
        var networks = SampleRegion.Shipped.ToDictionary(r => r, r => SampleRegion.Load(r).Network(0));
        Assert.Equal(["drammen-fjell", "fureso", "hordaland", "ostergotland", "tfou"], networks.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(4, networks["fureso"].Partnerships.Select(p => p.Partnership.Involvement).Distinct().Count());
        Assert.Equal(3, networks["fureso"].Partnerships.Select(p => p.Partnership.Kind).Distinct().Count());
        Assert.All(networks["hordaland"].Methods, m => Assert.InRange(m.Draft.Group!.Size, 7, 12));
        Assert.Equal(2, networks["drammen-fjell"].Districts.Select(d => d.Municipality).Distinct().Count());
        Assert.All(networks["drammen-fjell"].Districts, d => Assert.NotEmpty(d.District.Coordinators));
        Assert.Equal(10, Assert.Single(networks["ostergotland"].Drives).Drive.CostShares.Count);
        Assert.NotEmpty(networks["tfou"].Methods);
    }

    [Fact]
    public void Ids_OnAnotherDay_AreTheSame()
    {
        var sample = SampleRegion.Load("fureso");
        Assert.Equal(sample.Network(0).Partnerships.Select(p => p.Partnership.Id), sample.Network(40).Partnerships.Select(p => p.Partnership.Id));
        Assert.Equal(sample.Network(0).Partnerships[0].Partnership.From!.Value.AddDays(40), sample.Network(40).Partnerships[0].Partnership.From);
    }

    [Theory]
    [InlineData("\"municipality\": \"dk-0190\",\n      \"code\": \"farum\"", "\"municipality\": \"dk-0240\",\n      \"code\": \"farum\"", "districts[1].municipality")]
    [InlineData("\"north\": 56.04", "\"north\": 12", "districts[0].areas[0].lat")]
    [InlineData("\"kind\": \"Community\"", "\"kind\": \"Individual\"", "partnerships[3].kind")]
    [InlineData("\"kind\": \"Community\"", "\"kind\": \"Club\"", "partnerships[3].kind")]
    [InlineData("\"to\": \"2028-08-01\"", "\"to\": \"2026-08-01\"", "partnerships[1].to")]
    [InlineData("\"dk-0190-v0010\"", "\"dk-0240-v0001\"", "partnerships[3].volunteers[1]")]
    public void Load_BrokenValue_NamesFileLineMemberAndCure(string found, string spoilt, string member)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "fureso", "network.json")).ReplaceLineEndings("\n");
        Assert.Contains(found, text, StringComparison.Ordinal);
        var broken = text.Replace(found, spoilt, StringComparison.Ordinal);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "samples", "fureso", "region.json"), Path.Combine(folder.FullName, "region.json"));
        File.WriteAllText(Path.Combine(folder.FullName, "network.json"), broken);

        var fault = Assert.Throws<SampleRegionException>(() => SampleRegion.Load(folder.FullName));
        Assert.Equal(member, fault.Member);
        Assert.NotEmpty(fault.Cure);
        // The member itself, or the box that holds it.
        var line = broken[..broken.IndexOf(spoilt, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        Assert.InRange(fault.Line!.Value, line - 3, line + spoilt.Count(c => c == '\n'));
        Assert.StartsWith($"{fault.File}:{fault.Line}: {member}: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WithoutTheFile_HasNothingOfIt()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "samples", "fureso", "region.json"), Path.Combine(folder.FullName, "region.json"));
        Assert.Empty(SampleRegion.Load(folder.FullName).Network(0).Districts);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
