using System.Text.Json;
using Matching.Core.Certificates;

namespace Matching.Core.Tests.Certificates;

/// <summary>
/// A problem solved by hand: need 0 wants one of volunteers 0 (score 10) and 1 (8), need 1 wants volunteer 0 (9), need 2 wants two
/// and volunteer 2 has place for it (3). Optimum 8 + 9 + 3 = 20; volunteer 0 costs 2.
/// </summary>
public sealed class CertificateCheckerTests
{
    private static readonly AssignmentProblem Problem = new()
    {
        Counts = [1, 1, 2],
        Capacities = [1, 1, 2],
        Offsets = [0, 2, 3, 4],
        Volunteers = [0, 1, 0, 2],
        Scores = [10, 8, 9, 3],
    };

    private static readonly AssignmentCertificate Proof = new()
    {
        Total = 20,
        ChosenNeeds = [0, 1, 2],
        ChosenVolunteers = [1, 0, 2],
        NeedPrices = [8, 7, 0],
        VolunteerPrices = [2, 0, 0],
    };

    public static TheoryData<string> Conditions => new(Enum.GetNames<CertificateCondition>());

    [Fact]
    public void Check_ValidCertificate_FindsNothing() => Assert.Empty(CertificateChecker.Check(Problem, Proof));

    [Fact]
    public void Check_AfterJsonRoundTrip_FindsNothing()
    {
        AssignmentProblem problem = JsonSerializer.Deserialize<AssignmentProblem>(JsonSerializer.Serialize(Problem))!;
        AssignmentCertificate proof = JsonSerializer.Deserialize<AssignmentCertificate>(JsonSerializer.Serialize(Proof))!;
        Assert.Empty(CertificateChecker.Check(problem, proof));
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Check_PlantedViolation_IsNamed(string name)
    {
        CertificateCondition condition = Enum.Parse<CertificateCondition>(name);
        (AssignmentProblem problem, AssignmentCertificate proof) = Planted(condition);
        Assert.Contains(CertificateChecker.Check(problem, proof), v => v.Condition == condition && v.Excess != 0);
    }

    [Fact]
    public void Check_WrongShapes_AreRefused()
    {
        AssignmentProblem[] problems =
        [
            Problem with { Offsets = [0, 2, 3] }, Problem with { Offsets = [0, 3, 2, 4] }, Problem with { Offsets = [1, 2, 3, 4] },
            Problem with { Scores = [1] }, Problem with { Volunteers = [0, 1, 0, 3] }, Problem with { Volunteers = [0, 1, 0, -1] },
        ];
        foreach (AssignmentProblem problem in problems)
            Assert.Equal(CertificateCondition.Shape, Assert.Single(CertificateChecker.Check(problem, Proof)).Condition);
    }

    private static (AssignmentProblem Problem, AssignmentCertificate Proof) Planted(CertificateCondition condition) => condition switch
    {
        CertificateCondition.Shape => (Problem, Proof with { NeedPrices = [8, 7] }),
        CertificateCondition.ChosenPairUnknown => (Problem, Proof with { ChosenVolunteers = [1, 2, 2] }),
        CertificateCondition.ChosenTwice => (Problem, Proof with { ChosenNeeds = [0, 1, 2, 2], ChosenVolunteers = [1, 0, 2, 2] }),
        CertificateCondition.NeedOverfilled => (Problem, Proof with { ChosenNeeds = [0, 0, 2], ChosenVolunteers = [0, 1, 2], Total = 21 }),
        CertificateCondition.VolunteerOverloaded => (Problem, Proof with { ChosenVolunteers = [0, 0, 2], Total = 22 }),
        CertificateCondition.TotalWrong => (Problem, Proof with { Total = 21 }),
        CertificateCondition.PriceNegative => (Problem, Proof with { VolunteerPrices = [2, 0, -1] }),
        CertificateCondition.PairUnderpriced => (Problem, Proof with { VolunteerPrices = [1, 0, 0] }),
        CertificateCondition.ChosenPairOverpriced => (Problem, Proof with { NeedPrices = [9, 7, 0] }),
        CertificateCondition.NeedPricedNotFull => (Problem, Proof with { NeedPrices = [8, 7, 1] }),
        CertificateCondition.VolunteerPricedNotFull => (Problem, Proof with { VolunteerPrices = [2, 0, 1] }),
        CertificateCondition.DualityGap => (Problem, Proof with { NeedPrices = [9, 7, 0] }),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };
}
