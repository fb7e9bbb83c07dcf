using Matching.Contracts.Needs;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Needs;

/// <summary>Every hold reaches an end without anybody looking.</summary>
public sealed class ExpiryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hold_Lapses_TheVolunteerIsACandidateAgainWithoutTheNeedBeingTouched(bool restart)
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => p with { Capacity = 1 });
        var need = await network.HasNeed(Linkoping);
        (await network.Offer(need, volunteer)).Must();
        Assert.Empty((await network.Board.Open()).Where(n => n.Need == need));
        if (restart)
            await silo.RestartAsync();
        await silo.PassAsync(TimeSpan.FromHours(73));
        await silo.UntilAsync(() => ExcludesNobody(silo, network, need), "the need excludes nobody");
    }

    [Fact]
    public async Task Reminder_FaultWhileSettling_IsRepeatedAMinuteLater()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping);
        (await network.Offer(need, await network.HasVolunteer(Linkoping))).Must();
        silo.Calls.LoseNextCall("IVolunteerGrain.GetCommitment");
        await silo.PassAsync(TimeSpan.FromHours(73));
        await silo.PassAsync(TimeSpan.FromMinutes(2));
        await silo.UntilAsync(() => ExcludesNobody(silo, network, need), "the hold ended");
        Assert.Equal(OfferStatus.Expired, (await network.Need(need).Get()).Must().Offers[0].Status);
    }

    /// <summary>Whether nobody is excluded. The clock goes on meanwhile: an engine may tick a reminder that it missed only at its next minute.</summary>
    private static async Task<bool> ExcludesNobody(TestSilo silo, Network network, NeedRef need)
    {
        silo.Pass(TimeSpan.FromMinutes(1));
        return (await network.Board.Open()).SingleOrDefault(n => n.Need == need) is { Excluded.IsEmpty: true };
    }
}
