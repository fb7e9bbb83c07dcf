using Matching.Contracts.Needs;
using Matching.Grains.Needs;
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
            var recorded = (await network.Volunteer(volunteer).GetCommitment(offer.Id)).Must().Decision!;
            Assert.Equal((shown.Score, shown.Groups, RejectionReasons.None), (recorded.Score, CoarseParts.Of(recorded.Parts!), recorded.Reasons));
            Assert.Equal(volunteer.Municipality == Linkoping ? recorded.Parts : null, shown.Parts);
            Assert.Equal(recorded with { Parts = shown.Parts }, offer.Decision);
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
            Assert.Equal(replay.Recorded, replay.Replayed);
            Assert.True(Disclosure.IsKept(offer, replay.Recorded));
        }
    }

    /// <summary>What the asking municipality stores of another's volunteer is what it may read; the whole is read where the volunteer lives.</summary>
    [Theory]
    [InlineData(Linkoping, RejectionReasons.Condition)]
    [InlineData(Norrkoping, RejectionReasons.Household)]
    public async Task Need_KeepsOfADecision_WhatItsMunicipalityMayRead(string home, RejectionReasons kept)
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping);
        var volunteer = await network.HasVolunteer(home, p => p with { Household = Alone with { Smoking = true } });
        var need = await network.HasNeed(Linkoping, w => w with { Conditions = [Condition.SmokeFree, Condition.NoPets] });
        var request = new OfferRequest(network.NewId(), volunteer) { Override = new(kept, "By day only") };
        (await network.Need(need).MakeOffer(request)).Must();
        await silo.RestartAsync();
        var stored = (await Stored<NeedState>(silo, StateNames.Need, GrainId.Create("need", GrainKeys.Need(need)))).Offers[0];
        Assert.Equal((kept, null), (stored.Decision!.Reasons, stored.Decision.Parts));
        var recorded = (await network.Volunteer(volunteer).Replay(request.Id)).Must().Recorded;
        Assert.Equal(RejectionReasons.Condition, recorded.Reasons);
        Assert.True(Disclosure.IsKept(stored, recorded));
    }

    /// <summary>A state from before groups were kept is read as it is, and its offers replay; another decision is not taken for it.</summary>
    [Fact]
    public async Task IsKept_OfStatesOfBefore_AndOfNoOtherDecision()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping);
        var offer = (await network.Offer(await network.HasNeed(Linkoping), await network.HasVolunteer(Norrkoping))).Must();
        var recorded = (await network.Volunteer(offer.Volunteer).GetCommitment(offer.Id)).Must().Decision!;
        Assert.True(Disclosure.IsKept(offer with { Decision = recorded }, recorded));
        Assert.True(Disclosure.IsKept(offer, recorded));
        foreach (var other in new[]
        {
            recorded with { Score = recorded.Score + 1 }, recorded with { InputsHash = new('0', 64) }, recorded with { PolicyVersion = 9 },
            recorded with { LawVersion = "se Visitor 2020-01-01" }, recorded with { Reasons = RejectionReasons.Language },
        })
            Assert.False(Disclosure.IsKept(offer, other));
        Assert.False(Disclosure.IsKept(offer with { Volunteer = new(Linkoping, offer.Volunteer.Id) }, recorded));
    }

    private static async Task<T> Stored<T>(TestSilo silo, string name, GrainId grain)
        where T : new()
    {
        var state = new GrainState<T>();
        await Engines.EngineHost.Storage(silo.Services).ReadStateAsync(name, grain, state);
        return state.State!;
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
