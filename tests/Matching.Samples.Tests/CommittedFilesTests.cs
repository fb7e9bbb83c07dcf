using System.Runtime.CompilerServices;
using System.Text;
using Matching.Samples.Generation;
using Matching.Samples.Generation.Plans;

namespace Matching.Samples.Tests;

public class CommittedFilesTests
{
    public static TheoryData<string> Regions => [.. RegionPlans.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Regions))]
    public void Files_Seed1_AreTheCommittedBytes(string region)
    {
        foreach (var file in Generate(region, 1).Files())
            Assert.True(
                Encoding.UTF8.GetBytes(file.Text).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Samples(), region, file.Name))),
                $"{region}/{file.Name} is not what the generator writes: generate it again.");
    }

    [Fact]
    public void Files_OtherSeed_HaveOtherPeopleInEqualNumbers()
    {
        var one = Generate("ostergotland", 1);
        var two = Generate("ostergotland", 2);

        Assert.Equal(one.Volunteers.Length, two.Volunteers.Length);
        Assert.Equal(one.Needs.Length, two.Needs.Length);
        Assert.True(one.Volunteers.Zip(two.Volunteers).Count(p => p.First.Profile.Person.Name != p.Second.Profile.Person.Name) > one.Volunteers.Length * 9 / 10);
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void People_AreInvented_AndTheRegionsPageSaysSo(string region)
    {
        Assert.Contains("**Everyone here is invented.**", File.ReadAllText(Path.Combine(Samples(), region, "README.md")), StringComparison.Ordinal);
        var volunteers = new SampleFolder(region).Volunteers;
        // Addresses under example.org reach nobody (RFC 2606).
        Assert.All(volunteers, v => Assert.True(v["email"].Length == 0 || v["email"].EndsWith("example.org", StringComparison.Ordinal)));
        Assert.Contains(volunteers, v => v["email"].Length > 0);
    }

    [Fact]
    public void Shipped_BesideTheProgram_AreAllPlannedRegions() =>
        Assert.Equal(RegionPlans.All.Select(p => p.Name).Order(StringComparer.Ordinal), SampleRegion.Shipped);

    private static GeneratedRegion Generate(string region, ulong seed) => GeneratedRegion.From(RegionPlans.All.Single(p => p.Name == region), seed);

    private static string Samples([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(thisFile, "../../../samples"));
}
