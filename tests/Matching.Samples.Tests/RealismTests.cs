using Matching.Contracts.Values;
using Matching.Samples.Generation.Plans;
using static Matching.Samples.Tests.SampleFolder;

namespace Matching.Samples.Tests;

public class RealismTests
{
    public static TheoryData<string> Regions => [.. RegionPlans.All.Select(p => p.Name)];

    [Fact]
    public void Volunteers_Ostergotland_AreAsManyAsTheMunicipalitiesHave()
    {
        var expected = new Dictionary<string, int>
        {
            ["se-0580"] = 1_260,
            ["se-0581"] = 1_087,
            ["se-0583"] = 326,
            ["se-0586"] = 215,
            ["se-0562"] = 162,
            ["se-0561"] = 86,
            ["se-0513"] = 75,
            ["se-0563"] = 56,
            ["se-0584"] = 56,
            ["se-0560"] = 41,
        };
        var folder = new SampleFolder("ostergotland");

        Assert.Equal(expected, folder.Volunteers.CountBy(v => v["municipality"]).ToDictionary());
        Assert.Equal(500, folder.Needs.Length);
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void Needs_EveryMember_Are12To22PercentOfActivePlacements(string region)
    {
        var folder = new SampleFolder(region);
        foreach (var member in folder.Region.Members)
        {
            var active = folder.Volunteers.Where(v => v["municipality"] == member.Code).Sum(v => Int(v["ongoing"]));
            var needs = folder.Needs.Where(n => n["municipality"] == member.Code).ToArray();
            Assert.InRange(100.0 * needs.Length / active, 12, 22);
            Assert.InRange(100.0 * needs.Sum(n => Int(n["count"])) / active, 12, 22);
        }
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void Needs_EveryTypeAskedFor_HasVolunteersFreeInAMonth(string region)
    {
        var folder = new SampleFolder(region);
        var (volunteers, start) = (folder.Volunteers, folder.Region.AsOf.AddDays(30));
        foreach (var type in folder.Needs.Select(n => n["type"]).Distinct())
            Assert.True(volunteers.Any(v => Eligibility.IsFree(v, Enum.Parse<AssignmentType>(type), start)), $"Nobody is free for {type}.");
    }

    [Fact]
    public void Needs_OstergotlandEveryType_HasVolunteersWhoCanTakeOne()
    {
        var folder = new SampleFolder("ostergotland");
        var (volunteers, eligibility) = (folder.Volunteers, new Eligibility(folder));
        foreach (var type in Enum.GetNames<AssignmentType>())
        {
            var needs = folder.Needs.Where(n => n["type"] == type).ToArray();
            Assert.True(volunteers.Any(v => needs.Any(n => eligibility.CanTake(v, n))), $"Nobody can take a need of type {type}.");
        }
    }

    [Fact]
    public void Needs_Ostergotland_MostHaveACandidateAndAFewHaveNone()
    {
        var folder = new SampleFolder("ostergotland");
        var (volunteers, eligibility) = (folder.Volunteers, new Eligibility(folder));
        var without = folder.Needs.Count(n => !volunteers.Any(v => eligibility.CanTake(v, n)));

        Assert.InRange(without, 1, folder.Needs.Length / 10);
    }

    [Fact]
    public void Needs_Ostergotland_SomeAreServedOnlyByAnotherMunicipality()
    {
        var folder = new SampleFolder("ostergotland");
        var (volunteers, eligibility) = (folder.Volunteers, new Eligibility(folder));
        var helped = folder.Needs.Select(n => volunteers.Where(v => eligibility.CanTake(v, n)).Select(v => v["municipality"] == n["municipality"]).ToArray());

        Assert.Contains(helped, own => own.Length > 0 && !own.Contains(true));
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void Volunteers_EveryCommonHandicap_Occurs(string region)
    {
        var folder = new SampleFolder(region);
        var (volunteers, asOf) = (folder.Volunteers, folder.Region.AsOf);

        Assert.Contains(volunteers, v => v["paused_until"].Length > 0);
        Assert.Contains(volunteers, v => v["shared_outside_home"] == "no");
        Assert.Contains(volunteers, v => v["ongoing"] == v["capacity"]);
        Assert.Contains(volunteers, v => List(v["types"]).Any(t => !Eligibility.ChecksHold(v, Enum.Parse<AssignmentType>(t), asOf, child: true)));
        Assert.Contains(volunteers, v => v["blocked_out"].Length > 0);
        Assert.Contains(volunteers, v => v["approvals"].Length > 0 && !v["approvals"].Contains("Approved", StringComparison.Ordinal));
        Assert.Contains(volunteers, v => v["household"].Contains("adults:1", StringComparison.Ordinal));
        Assert.Contains(volunteers, v => v["kin_tags"].Length > 0);
        Assert.True(volunteers.Count(v => v["gender"] == nameof(Gender.Male)) < volunteers.Length / 2, "Men are not scarce.");
        var ages = volunteers.Where(v => v["birth_year"].Length > 0).Select(v => asOf.Year - Int(v["birth_year"])).ToList();
        Assert.True(ages.Count(a => a is >= 30 and < 50) < ages.Count(a => a is < 30 or >= 50) / 2, "People in mid-life are not scarce.");
    }

    /// <summary>What a demo is to show: checks made for a purpose, some for another than the law wants; members who each need their own; needs on fixed days of the week.</summary>
    [Theory]
    [MemberData(nameof(Regions))]
    public void Rows_EveryRegion_ShowPurposesMembersAndFixedDays(string region)
    {
        var folder = new SampleFolder(region);
        var (volunteers, asOf) = (folder.Volunteers, folder.Region.AsOf);

        Assert.InRange(volunteers.Sum(v => List(v["checks"]).Count(c => c.Contains(":for=", StringComparison.Ordinal))), volunteers.Length / 4, int.MaxValue);
        Assert.Contains(volunteers, v => List(v["checks"]).Any(c => c.Contains(":for=School", StringComparison.Ordinal)));
        var numbered = volunteers.Where(v => Eligibility.Members(v).Any()).ToList();
        Assert.Contains(numbered, v => Enum.GetValues<AssignmentType>().Any(type => List(v["types"]).Contains($"{type}") && Eligibility.ChecksHold(v, type, asOf, child: true)));
        Assert.Contains(volunteers, v => v["kind"] != nameof(VolunteerKind.Individual) && v["members"].Length == 0);
        var eligibility = new Eligibility(folder);
        Assert.Contains(folder.Needs, n => n["week_slots_required"].Length > 0 && volunteers.Any(v => eligibility.CanTake(v, n)));
    }

    [Fact]
    public void Needs_Ostergotland_SomeArePastTheClock()
    {
        var folder = new SampleFolder("ostergotland");

        Assert.InRange(folder.Needs.Count(n => n["decision_date"].Length > 0 && n["type"] != nameof(AssignmentType.Guardian) && Date(n["decision_date"]).AddMonths(3) < folder.Region.AsOf), 25, 150);
    }
}
