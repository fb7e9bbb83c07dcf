using Matching.Core.Certificates;

namespace Matching.Core.Tests.Certificates;

/// <summary>
/// One volunteer of municipality 0 and one of municipality 1; need 0 (municipality 0) could have volunteer 0 for 10, need 1 (municipality 1)
/// the same for 90 or its own for 5. Promise: one placement for municipality 0. Quota: nobody from 0 to 1. Optimum 10 + 5.
/// </summary>
public sealed class FairCertificateCheckerTests
{
    private static readonly FairProblem Problem = new()
    {
        Problem = new() { Counts = [1, 1], Capacities = [1, 1], Offsets = [0, 1, 3], Volunteers = [0, 0, 1], Scores = [10, 90, 5] },
        NeedMunicipalities = [0, 1],
        VolunteerHomes = [0, 1],
        Promises = [1, 0],
        QuotaHomes = [0],
        QuotaReceiving = [1],
        QuotaLimits = [0],
        QuotaGroups = [null],
        NeedGroups = [0, 0],
    };

    private static readonly FairCertificate Proof = new()
    {
        Total = 15,
        Bound = 15,
        PriceUnit = 2,
        ChosenNeeds = [0, 1],
        ChosenVolunteers = [0, 1],
        ChosenQuotas = [-1, -1],
        NeedPrices = [20, 10],
        VolunteerPrices = [0, 0],
        PromisePrices = [0, 0],
        QuotaPrices = [170],
    };

    [Fact]
    public void Check_ValidCertificate_FindsNothing() => Assert.Empty(FairCertificateChecker.Check(Problem, Proof));

    [Fact]
    public void Check_PlantedViolations_AreNamed()
    {
        (string Word, FairProblem Problem, FairCertificate Proof)[] planted =
        [
            ("unknown", Problem, Proof with { ChosenVolunteers = [1, 1] }),
            ("twice", Problem, Proof with { ChosenNeeds = [0, 0], ChosenVolunteers = [0, 0] }),
            ("need overfilled", Problem, Proof with { ChosenNeeds = [0, 1, 1], ChosenVolunteers = [0, 0, 1], ChosenQuotas = [-1, 0, -1] }),
            ("volunteer overloaded", Problem, Proof with { ChosenNeeds = [0, 1], ChosenVolunteers = [0, 0] }),
            ("promise broken", Problem, Proof with { ChosenNeeds = [1], ChosenVolunteers = [1], Total = 5 }),
            ("quota exceeded", Problem, Proof with { ChosenNeeds = [1], ChosenVolunteers = [0], ChosenQuotas = [0], Total = 90 }),
            ("none of its own", Problem, Proof with { ChosenNeeds = [1], ChosenVolunteers = [0], ChosenQuotas = [-1], Total = 90 }),
            ("none of its own", Problem, Proof with { ChosenQuotas = [0, -1] }),
            ("none of its own", Problem, Proof with { ChosenQuotas = [-1, 1] }),
            ("none of its own", Problem, Proof with { ChosenQuotas = [-1, -2] }),
            ("total", Problem, Proof with { Total = 16 }),
            ("negative", Problem, Proof with { VolunteerPrices = [0, -1] }),
            ("not proven", Problem, Proof with { QuotaPrices = [100] }),
            ("not proven", Problem, Proof with { NeedPrices = [20, 14], PromisePrices = [0, 2] }),
            ("not proven", Problem, Proof with { Bound = 14 }),
        ];
        foreach (var (word, problem, proof) in planted)
            Assert.Contains(FairCertificateChecker.Check(problem, proof), violation => violation.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>A second quota takes what the first has no place for; then a pair pays no more than that asks.</summary>
    [Fact]
    public void Check_QuotasThatOverlap_APairCountsAgainstOne_AndPaysTheCheaper()
    {
        var wider = Problem with { QuotaHomes = [0, 0], QuotaReceiving = [1, 1], QuotaLimits = [0, 1], QuotaGroups = [null, [0]], Promises = [0, 0] };
        var proof = Proof with
        {
            Total = 90,
            Bound = 90,
            ChosenNeeds = [1],
            ChosenVolunteers = [0],
            ChosenQuotas = [1],
            NeedPrices = [0, 160],
            VolunteerPrices = [20, 0],
            QuotaPrices = [170, 0],
        };
        Assert.Empty(FairCertificateChecker.Check(wider, proof));
        Assert.Contains(FairCertificateChecker.Check(wider, proof with { ChosenQuotas = [0] }), v => v.Contains("quota exceeded: 0", StringComparison.Ordinal));
        Assert.Contains(FairCertificateChecker.Check(wider, proof with { NeedPrices = [0, 0] }), v => v.Contains("not proven", StringComparison.Ordinal));
        Assert.Empty(FairCertificateChecker.Check(wider, proof with { NeedPrices = [0, 10], QuotaPrices = [170, 150] }));
    }
}
