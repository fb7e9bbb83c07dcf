using Matching.Contracts.Needs;
using Matching.Grains.State;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using Matching.Grains.Volunteers;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Needs;

/// <summary>The decision behind an offer keeps its inputs, and comes out again byte for byte whatever has changed since.</summary>
public sealed class DecisionTests
{
    [Fact]
    public async Task Replay_OfManyOffers_IsIdentical_AndIsWhatTheCandidateListShowed()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping, quota: 100);
        var random = new Random(7_1122);
        var offers = new List<Offer>();
        for (var i = 0; i < 40; i++)
        {
            var volunteer = await network.HasVolunteer(i % 2 == 0 ? Linkoping : Norrkoping, p => p with { Experience = random.Next(25), Capacity = 1 + random.Next(3), MaxTravelKm = 60 + random.Next(40) });
            var need = await network.HasNeed(Linkoping, w => w with { Start = silo.Today.AddDays(random.Next(20)) });
            var shown = (await network.Need(need).Candidates(null, Limits.Candidates)).Must().Candidates.FirstOrDefault(c => c.Volunteer == volunteer);
            if (shown is null)
                continue;
            var offer = (await network.Offer(need, volunteer)).Must();
            Assert.Equal((shown.Score, shown.Groups, RejectionReasons.None), (offer.Decision!.Score, CoarseParts.Of(offer.Decision.Parts!), offer.Decision.Reasons));
            Assert.Equal(volunteer.Municipality == Linkoping ? offer.Decision.Parts : null, shown.Parts);
            offers.Add(offer);
        }

        Assert.InRange(offers.Count, 20, 40);
        Assert.Equal(offers.Count, offers.Select(o => o.Decision!.InputsHash).Distinct().Count());
        foreach (var offer in offers)
        {
            // The volunteer changes, time passes: the decision was made on what was true then.
            await network.Volunteer(offer.Volunteer).Register(Volunteer(offer.Volunteer.Municipality) with { Experience = 1, Languages = ["ar"] }, null);
            silo.Pass(TimeSpan.FromHours(1));
            var replay = (await network.Volunteer(offer.Volunteer).Replay(offer.Id)).Must();
            Assert.True(replay.IsIdentical, replay.Difference);
            Assert.Equal(offer.Decision, replay.Replayed);
        }
    }

    [Fact]
    public async Task Replay_OfAnOverride_KeepsTheRulesThatStoodInTheWay()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => p with { Languages = ["ar"] });
        var need = await network.HasNeed(Linkoping, w => w with { LanguagesRequired = ["sv"] });
        var request = new OfferRequest(network.NewId(), volunteer) { Override = new(RejectionReasons.Language, "They share a mother tongue.") };
        var offer = (await network.Need(need).MakeOffer(request)).Must();
        Assert.Equal((RejectionReasons.Language, 0, null), (offer.Decision!.Reasons, offer.Decision.Score, offer.Decision.Parts));
        Assert.Equal("se ContactPerson", offer.Decision.LawVersion[..^11]);
        Assert.True((await network.Volunteer(volunteer).Replay(offer.Id)).Must().IsIdentical);
    }

    /// <summary>The control: inputs or a decision changed beneath the service do not pass.</summary>
    [Theory]
    [InlineData("inputs")]
    [InlineData("damage")]
    [InlineData("score")]
    public async Task Replay_StoreTamperedWith_IsFound(string what)
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var offer = (await network.Offer(await network.HasNeed(Linkoping), volunteer)).Must();
        await silo.RestartAsync();
        var (storage, grain, state) = (Engines.EngineHost.Storage(silo.Services), GrainId.Create("volunteer", GrainKeys.Volunteer(volunteer)), new GrainState<VolunteerState>());
        await storage.ReadStateAsync(StateNames.Volunteer, grain, state);
        var known = state.State!;
        var entry = known.Commitments[0];
        var bytes = PairInputs.Bytes(known.Inputs[offer.Id]);
        bytes[Array.IndexOf(bytes, (byte)'5')] = (byte)'6';
        state.State = what switch
        {
            "inputs" => known with { Inputs = known.Inputs.SetItem(offer.Id, PairInputs.Pack(bytes)) },
            "damage" => known with { Inputs = known.Inputs.SetItem(offer.Id, "no base64") },
            _ => known with { Commitments = [entry with { Decision = entry.Decision! with { Score = entry.Decision.Score + 1 } }] },
        };
        await storage.WriteStateAsync(StateNames.Volunteer, grain, state);
        var replay = (await network.Volunteer(volunteer).Replay(offer.Id)).Must();
        Assert.False(replay.IsIdentical);
        Assert.NotNull(replay.Difference);
    }

    [Fact]
    public async Task Erase_TakesTheInputsAlong()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var need = await network.HasNeed(Linkoping);
        var offer = (await network.Offer(need, volunteer)).Must();
        (await network.Need(need).Withdraw(offer.Id, OfferReason.Unspecified)).Must();
        Assert.True((await network.Volunteer(volunteer).Replay(offer.Id)).Must().IsIdentical);
        (await network.Volunteer(volunteer).Erase()).Must();
        (await network.Volunteer(volunteer).Replay(offer.Id)).Refused(ProblemCode.NotFound, "offer");
    }
}
