using Matching.Contracts.Credits;
using Matching.Grains.Tests.Placements;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Histories;

public sealed class LedgerCreditsTests
{
    [Fact]
    public async Task AgreeWith_StatementOfThePlacements_AndEveryDoctoredEntryIsFound()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping);
        var (need, volunteer) = (await network.HasNeed(Norrkoping), await network.HasVolunteer(Linkoping));
        var offer = await network.Place(need, volunteer);
        await PlacementTests.Run(silo, network, need, offer.Id);
        var statement = (await silo.Grains.GetGrain<ICreditStatementGrain>(GrainKeys.Region(network.Name)).Statement(new(2026, 1, 1), new(2027, 1, 1))).Must();
        var entry = Assert.Single(LedgerCredits.Of([(await network.Volunteer(volunteer).Get()).Must()]));
        LedgerCredits.AgreeWith(statement, [entry]);
        Assert.Contains(statement.Lines, l => l.HoursBalance != 0);
        CreditEntry[][] doctored =
        [
            [],
            [entry, entry with { Placement = network.NewId() }],
            [entry with { Start = entry.Start.AddMonths(2) }],
            [entry with { End = entry.Start.AddDays(1) }],
            [entry with { Type = AssignmentType.Visitor }],
            [entry with { Home = entry.Receiving, Receiving = entry.Home }],
            [entry with { MonthlyPrice = 251 }],
        ];
        Assert.All(doctored, entries => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => LedgerCredits.AgreeWith(statement, entries)));
    }
}
