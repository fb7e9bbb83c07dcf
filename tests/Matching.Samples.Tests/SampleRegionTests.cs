using Matching.Contracts.Municipalities;
using Matching.Contracts.Regions;
using Matching.Contracts.Values;

namespace Matching.Samples.Tests;

public class SampleRegionTests
{
    [Fact]
    public void Load_ShippedName_GivesTheContractsObjects()
    {
        var region = SampleRegion.Load("ostergotland");

        Assert.Equal("ostergotland", region.Definition.Name);
        Assert.Equal(10, region.Definition.Members.Length);
        Assert.Equal(Plane.Around(new Place(5840, 1560)), region.Definition.Plane);
        Assert.Equal(ScoringWeights.Default, region.Definition.Weights);
        Assert.Equal("ostergotland", Assert.Single(region.Members[0].Regions));
        Assert.Equal(new Place(5841, 1562), region.Members[0].Seat);
        Assert.Equal(["se-0582", "se-0509", "se-0512"], region.NonMembers.Select(m => m.Code));
        Assert.All(region.NonMembers, m => Assert.Empty(m.Regions));
        Assert.True(File.Exists(region.VolunteersCsv) && File.Exists(region.NeedsCsv) && File.Exists(region.NonMembersCsv));
    }

    [Fact]
    public void Load_FolderPath_GivesTheSameRegion()
    {
        var shipped = SampleRegion.Load("ostergotland");

        var byPath = SampleRegion.Load(Path.GetDirectoryName(shipped.VolunteersCsv)!);

        Assert.Equal(shipped.Agreements(3).Select(a => a.Id), byPath.Agreements(3).Select(a => a.Id));
    }

    [Fact]
    public void Agreements_DayShift_MovesDatesAndKeepsIds()
    {
        var region = SampleRegion.Load("ostergotland");

        var (still, moved) = (region.Agreements(0), region.Agreements(21));

        Assert.Equal(still.Select(a => a.Id), moved.Select(a => a.Id));
        Assert.Equal(still.Select(a => (a.From.AddDays(21), a.To.AddDays(21))), moved.Select(a => (a.From, a.To)));
        Assert.Equal(still.Length, still.Select(a => a.Id).Distinct().Count());
        Assert.All(still, a => Assert.Equal((AgreementStatus.Proposed, 7), (a.Status, a.Id.Version)));
    }

    [Fact]
    public void Agreements_Ostergotland_AreAmongMembersAndOfAllAges()
    {
        var region = SampleRegion.Load("ostergotland");
        var agreements = region.Agreements(0);

        Assert.All(agreements, a => Assert.True(region.Definition.Members.Contains(a.Home) && region.Definition.Members.Contains(a.Receiving)));
        Assert.Contains(agreements, a => a.To <= region.AsOf);
        Assert.Contains(agreements, a => a.From > region.AsOf);
        Assert.All(agreements, a => Assert.True(a.Types.Length == 1 || !a.Types.Contains(AssignmentType.Visitor), "Free volunteering is mixed with regulated assignments."));
    }

    [Theory]
    [InlineData("se-0580-v0001,2026-11-01,CriminalRecord:2026-03-01:2027-03-01,070-1740605", 30, "se-0580-v0001,2026-12-01,CriminalRecord:2026-03-31:2027-03-31,070-1740605")]
    [InlineData("SOC-2026-0417,2026-11-01", -1, "SOC-2026-0417,2026-10-31")]
    [InlineData("2026-11-01", 0, "2026-11-01")]
    public void Shift_DatesOfALine_MoveAndNothingElse(string line, int days, string expected) => Assert.Equal(expected, SampleDates.Shift(line, days));
}
