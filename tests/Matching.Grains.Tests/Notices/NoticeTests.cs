using Matching.Contracts.Districts;
using Matching.Contracts.Needs;
using Matching.Contracts.Notices;
using Matching.Contracts.Placements;
using Matching.Grains.Notices;
using Matching.Grains.Ports;
using Matching.Grains.State;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Notices;

/// <summary>At least once, under one id, with its state.</summary>
public sealed class NoticeTests
{
    [Fact]
    public async Task Offer_ToAnotherMunicipalitysVolunteer_TellsTheVolunteerByTheHomeMunicipalityAlone()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping);
        var volunteer = await network.HasVolunteer(Norrkoping);
        (await network.Offer(await network.HasNeed(Linkoping), volunteer)).Must();
        await Delivered(silo, Norrkoping, 2);
        Assert.Empty((await List(silo, Linkoping)).Items);
        var toVolunteer = Assert.Single(silo.Post.Received, n => n.Notice.Volunteer == volunteer);
        Assert.Equal("person@example.org", toVolunteer.Email);
        Assert.All(silo.Post.Received, n => Assert.Equal(Norrkoping, n.Notice.Municipality));
    }

    /// <summary>Who hears what: v the volunteer, h the home municipality's coordinator, o the need's own coordinator.</summary>
    [Fact]
    public async Task Offer_EachEnd_IsToldToEverybodyWhomItConcerns_Once()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping);
        var volunteer = await network.HasVolunteer(Norrkoping, p => p with { Capacity = 9 });
        var declined = await network.HasNeed(Linkoping);
        (await network.Need(declined).Decline((await network.Offer(declined, volunteer)).Must().Id, OfferReason.Time)).Must();
        var refused = await network.HasNeed(Linkoping);
        var offer = await network.Place(refused, volunteer);
        (await network.Need(refused).Advance(offer.Id, new Refuse(silo.Today, PlacementSide.Client, OfferReason.NotRightFit))).Must();
        var ended = await network.HasNeed(Linkoping);
        offer = await network.Place(ended, volunteer);
        PlacementStep[] life =
        [
            .. PlacementDays.UntilItRuns(silo.Today),
            new End(silo.Today, PlacementEndReason.GoalReached),
        ];
        foreach (var step in life.Append(life[^1]))
            (await network.Need(ended).Advance(offer.Id, step)).Must();
        var expired = await network.HasNeed(Linkoping);
        (await network.Offer(expired, volunteer)).Must();
        silo.Pass(TimeSpan.FromDays(15));
        (await network.Need(expired).Get()).Must();

        await Told(declined, NoticeKind.OfferDeclined, "ho");
        await Told(refused, NoticeKind.PlacementRefused, "hov");
        await Told(ended, NoticeKind.PlacementEnded, "hv");
        await Told(expired, NoticeKind.OfferExpired, "hov");

        async Task Told(NeedRef need, NoticeKind kind, string who)
        {
            string Heard() => string.Concat(silo.Post.Received.Select(n => n.Notice).Where(n => n.Need == need && n.Kind == kind)
                .Select(n => n.Volunteer == volunteer ? 'v' : n.Municipality == Norrkoping ? 'h' : 'o').Order());
            await silo.UntilAsync(() => Task.FromResult(Heard().Length >= who.Length), $"{kind} is told");
            Assert.Equal(who, Heard());
        }
    }

    /// <summary>Feedback: the volunteer hears from the home municipality what a follow-up found, once, and nothing of the client.</summary>
    [Fact]
    public async Task FollowUp_Recorded_ItsResultIsToldToTheVolunteer_Once_WithoutPersonalData()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping);
        var volunteer = await network.HasVolunteer(Norrkoping);
        var need = await network.HasNeed(Linkoping);
        var offer = await network.Place(need, volunteer);
        foreach (var step in PlacementDays.UntilItRuns(silo.Today))
            (await network.Need(need).Advance(offer.Id, step)).Must();
        FollowUp well = new(silo.Today, FollowUpResult.GoesWell), support = new(silo.Today, FollowUpResult.NeedsSupport);
        foreach (var step in (FollowUp[])[well, well, support, well])
            (await network.Need(need).Advance(offer.Id, step)).Must();

        OutgoingNotice[] Heard() => [.. silo.Post.Received.Where(n => n.Notice.Kind == NoticeKind.FollowedUp)];
        await silo.UntilAsync(() => Task.FromResult(Heard().Length >= 2), "both are told");
        Assert.Equal([FollowUpResult.GoesWell, FollowUpResult.NeedsSupport], Heard().Select(n => n.Notice.Result!.Value).Order());
        Assert.All(Heard(), n => Assert.Equal((Norrkoping, volunteer, "person@example.org"), (n.Notice.Municipality, n.Notice.Volunteer!.Value, n.Email)));
        Assert.All(Heard(), n => Assert.DoesNotContain(Case().ClientReference, n.Notice.ToString(), StringComparison.Ordinal));
        Assert.All(silo.Post.Received.Where(n => n.Notice.Kind != NoticeKind.FollowedUp), n => Assert.Null(n.Notice.Result));
    }

    [Fact]
    public async Task Send_ProcessDiesBetweenSendingAndMarking_IsSentAgainUnderTheSameId()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        (await network.Municipality(Linkoping).Get()).Must();
        silo.Storage.BeforeWrite = name =>
            name == StateNames.Notices && silo.Post.Received.Count > 0 ? throw new TimeoutException("Injected: the process dies here.") : Task.CompletedTask;
        (await network.Offer(await network.HasNeed(Linkoping), await network.HasVolunteer(Linkoping))).Must();
        await silo.UntilAsync(() => Task.FromResult(silo.Post.Received.Count == 1), "it is sent");
        await silo.RestartAsync();
        silo.Storage.BeforeWrite = _ => Task.CompletedTask;
        // Nobody touches the municipality: the reminder wakes its post.
        await silo.PassAsync(TimeSpan.FromMinutes(6));
        await silo.UntilAsync(() => Task.FromResult(silo.Post.Received.Count == 2), "it is sent again");
        Assert.Single(silo.Post.Received.Select(n => n.Notice.Id).Distinct());
        await Delivered(silo, Linkoping, 1);
    }

    [Fact]
    public async Task Enqueue_AnswerLost_IsQueuedOnce()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        silo.Calls.LoseNextAnswer("INoticesGrain.Enqueue");
        var need = await network.HasNeed(Linkoping);
        (await network.Offer(need, await network.HasVolunteer(Linkoping))).Must();
        await network.Need(need).PayUp();
        await Delivered(silo, Linkoping, 1);
        Assert.Single(silo.Post.Received);
    }

    [Fact]
    public async Task Send_ReceiverDown_WaitsLongerEachTimeAndIsGivenUpAtLast()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        silo.Post.Answer = _ => Task.FromResult(SendResult.Failed("http-503"));
        (await network.Offer(await network.HasNeed(Linkoping), await network.HasVolunteer(Linkoping))).Must();
        var options = new NoticeOptions();
        for (var attempt = 1; attempt < options.MaxAttempts; attempt++)
        {
            await Attempts(silo, attempt);
            var view = Assert.Single((await List(silo, Linkoping)).Items);
            Assert.Equal((NoticeStatus.Failed, "http-503"), (view.Status, view.Fault));
            Assert.Equal(options.Wait(attempt), view.NextAttempt - view.Changed);
            silo.Pass(options.Wait(attempt));
        }

        await Attempts(silo, options.MaxAttempts);
        var over = Assert.Single((await List(silo, Linkoping)).Items);
        Assert.Equal((NoticeStatus.GivenUp, (DateTimeOffset?)null), (over.Status, over.NextAttempt));
        Assert.Equal(options.MaxAttempts, silo.Post.Received.Count);
    }

    [Fact]
    public async Task Send_SenderThrowsThenRecovers_IsDelivered()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        silo.Post.Answer = _ => throw new IOException("The network is down.");
        (await network.Offer(await network.HasNeed(Linkoping), await network.HasVolunteer(Linkoping))).Must();
        await Attempts(silo, 1);
        silo.Post.Answer = null;
        silo.Pass(TimeSpan.FromSeconds(31));
        await Delivered(silo, Linkoping, 1);
    }

    [Fact]
    public async Task Send_VolunteerWithoutAddressOrNotToBeWrittenTo_IsGivenUpForAPersonToCall()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var silent = await network.HasVolunteer(Linkoping, p => p with { Person = p.Person with { Email = null } });
        (await network.Offer(await network.HasNeed(Linkoping), silent)).Must();
        await silo.UntilAsync(async () => (await List(silo, Linkoping)).Items is [{ Status: NoticeStatus.GivenUp, Fault: "no-address" }], "it is given up");
        Assert.Empty(silo.Post.Received);
    }

    /// <summary>Neither authority hears of the other's cases, nor can it turn the other's notices to itself.</summary>
    [Fact]
    public async Task Configure_ByEachAuthority_SendsItTheNoticesOfItsOwnCasesAlone()
    {
        await using var silo = await TestSilo.StartAsync();
        await Network.Of(silo, 1, Linkoping);
        var post = silo.Grains.GetGrain<INoticesGrain>(GrainKeys.Notices(Linkoping));
        CallAuthority.Set(Authority.Guardianship);
        (await post.Configure(NoticeSettings.None with { Email = "guardians@example.org" })).Must();
        CallAuthority.Set(Authority.SocialServices);
        Assert.Equal(NoticeSettings.None, await post.Settings());
        (await post.Configure(NoticeSettings.None with { Email = "social@example.org" })).Must();
        CallAuthority.Set(null);

        foreach (var type in new[] { AssignmentType.Guardian, AssignmentType.Relief })
            (await post.Enqueue([new(Guid.CreateVersion7(silo.Now), Linkoping, null, NoticeKind.OfferAccepted, new(Linkoping, Guid.CreateVersion7()), Guid.CreateVersion7(), type, silo.Now, null)])).Must();
        await Delivered(silo, Linkoping, 2);
        Assert.Equal(
            [(AssignmentType.Relief, "social@example.org"), (AssignmentType.Guardian, "guardians@example.org")],
            silo.Post.Received.Select(n => (n.Notice.Type, n.Email!)).OrderBy(n => n.Type == AssignmentType.Guardian));
    }

    /// <summary>A need's notices go to its district's coordinators, as the borders are now; else to the authority's, never to the other authority's.</summary>
    [Fact]
    public async Task Send_NeedOfADistrict_GoesToItsCoordinators_OthersToTheAuthoritys()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping);
        var (districts, post) = (silo.Grains.GetGrain<IDistrictsGrain>(GrainKeys.Municipality(Linkoping)), silo.Grains.GetGrain<INoticesGrain>(GrainKeys.Notices(Linkoping)));
        foreach (var (code, west) in new[] { ("inner", 1500), ("outer", 1600) })
            (await districts.SetUp(new(code, code, [new(5800, west, 5900, west + 100)], "Desk", []), 0)).Must();
        (await post.Configure(NoticeSettings.None with { Email = "authority@example.org" })).Must();
        (await post.ConfigureDistrict("inner", NoticeSettings.None with { Email = "inner@example.org" })).Must();
        CallAuthority.Set(Authority.Guardianship);
        (await post.ConfigureDistrict("outer", NoticeSettings.None with { Email = "guardians@example.org" })).Must();
        CallAuthority.Set(null);

        var inner = await Declined(Linkoping, PlaceOf(Linkoping));
        var outer = await Declined(Linkoping, new(5841, 1662));
        var foreign = await Declined(Norrkoping, PlaceOf(Linkoping));
        await districts.Remove("inner");
        (await post.DistrictSettings("inner")).Refused(ProblemCode.NotFound, "code");
        var later = await Declined(Linkoping, PlaceOf(Linkoping));
        Assert.Equal(
            [(inner, (string?)"inner@example.org"), (outer, "authority@example.org"), (foreign, null), (later, "authority@example.org")],
            silo.Post.Received.Where(n => n.Notice is { Kind: NoticeKind.OfferDeclined } notice && notice.Municipality == notice.Need!.Value.Municipality).Select(n => (n.Notice.Need!.Value, n.Email)));

        async Task<NeedRef> Declined(string municipality, Place place)
        {
            var need = await network.HasNeed(municipality, w => w with { Place = place });
            var offer = (await network.Offer(need, await network.HasVolunteer(Norrkoping))).Must();
            (await network.Need(need).Decline(offer.Id, OfferReason.Time)).Must();
            await silo.UntilAsync(() => Task.FromResult(silo.Post.Received.Any(n => n.Notice is { Kind: NoticeKind.OfferDeclined } told && told.Need == need && told.Municipality == municipality)), "it is sent");
            return need;
        }
    }

    /// <summary>What each switch lets through, for an organisation whose contact has an address, and for a person.</summary>
    [Theory]
    [InlineData(true, false, "club@example.org", "person@example.org")]
    [InlineData(true, true, "contact@example.org", "person@example.org")]
    [InlineData(false, true, "contact@example.org", null)]
    [InlineData(false, false, null, null)]
    public async Task Send_ToAnOrganisation_GoesToItsContact_WhereTheHomeMunicipalityHasItSo(bool tellVolunteers, bool tellContacts, string? toClub, string? toPerson)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        (await silo.Grains.GetGrain<INoticesGrain>(GrainKeys.Notices(Linkoping)).Configure(NoticeSettings.None with { TellVolunteers = tellVolunteers, TellContacts = tellContacts })).Must();
        var club = await network.HasVolunteer(Linkoping, p => p with
        {
            Kind = VolunteerKind.Humanitarian,
            Person = new("The club", "club@example.org", null),
            Contact = new("Who answers", "contact@example.org", null),
        });
        foreach (var (volunteer, address) in new[] { (club, toClub), (await network.HasVolunteer(Linkoping), toPerson) })
        {
            var offer = (await network.Offer(await network.HasNeed(Linkoping), volunteer)).Must();
            await silo.UntilAsync(async () => (await List(silo, Linkoping)).Items.Single(i => i.Notice.Offer == offer.Id) is { Status: NoticeStatus.Delivered or NoticeStatus.GivenUp }, "its fate is known");
            Assert.Equal(address, silo.Post.Received.SingleOrDefault(n => n.Notice.Offer == offer.Id)?.Email);
        }
    }

    [Fact]
    public async Task ConfigureDistrict_NoWayOut_TakesTheDistrictsAway_AndGoneDistrictsAreForgotten()
    {
        await using var silo = await TestSilo.StartAsync();
        await Network.Of(silo, 1, Linkoping);
        var (districts, post) = (silo.Grains.GetGrain<IDistrictsGrain>(GrainKeys.Municipality(Linkoping)), silo.Grains.GetGrain<INoticesGrain>(GrainKeys.Notices(Linkoping)));
        var (east, west) = (new District("east", "East", [new(5800, 1500, 5900, 1600)], "Desk", []), new District("west", "West", [new(5800, 1400, 5900, 1500)], "Desk", []));
        (await districts.SetUp(east, 0)).Must();
        (await districts.SetUp(west, 0)).Must();
        (await post.ConfigureDistrict("elsewhere", NoticeSettings.None)).Refused(ProblemCode.NotFound, "code");
        (await post.ConfigureDistrict("east", NoticeSettings.None with { Email = "two@at@signs" })).Refused(ProblemCode.Invalid, "email");
        var own = NoticeSettings.None with { Email = "east@example.org" };
        (await post.ConfigureDistrict("east", own)).Must();
        Assert.Equal(own, (await post.DistrictSettings("east")).Must());
        await districts.Remove("east");
        (await post.ConfigureDistrict("west", own)).Must();
        (await districts.SetUp(east, 0)).Must();
        Assert.Equal(NoticeSettings.None, (await post.DistrictSettings("east")).Must());
        (await post.ConfigureDistrict("west", NoticeSettings.None)).Must();
        Assert.Equal(NoticeSettings.None, (await post.DistrictSettings("west")).Must());
    }

    [Theory]
    [InlineData("two@at@signs", null, null, "email")]
    [InlineData(null, "http://example.org/hook", "01234567890123456789012345678901", "webhookUrl")]
    [InlineData(null, "https://user:pass@example.org/", "01234567890123456789012345678901", "webhookUrl")]
    [InlineData(null, "https://example.org/hook", "short", "webhookSecret")]
    public async Task Configure_BadSettings_AreRefused(string? email, string? url, string? secret, string field)
    {
        await using var silo = await TestSilo.StartAsync();
        (await silo.Grains.GetGrain<INoticesGrain>(GrainKeys.Notices(Linkoping)).Configure(new(email, url, secret, true))).Refused(ProblemCode.Invalid, field);
    }

    private static Task Attempts(TestSilo silo, int count) =>
        silo.UntilAsync(async () => (await List(silo, Linkoping)).Items is [{ } only] && only.Attempts == count, $"attempt {count} is marked");

    private static Task Delivered(TestSilo silo, string municipality, int count) =>
        silo.UntilAsync(async () => (await List(silo, municipality)).Items is var items && items.Length == count && items.All(i => i.Status == NoticeStatus.Delivered), "all are delivered");

    private static Task<NoticePage> List(TestSilo silo, string municipality) => silo.Grains.GetGrain<INoticesGrain>(GrainKeys.Notices(municipality)).List(null, null, 50);
}
