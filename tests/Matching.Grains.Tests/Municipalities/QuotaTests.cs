using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Municipalities;

public sealed class QuotaTests
{
    [Fact]
    public async Task Claim_WithoutALiveAgreement_NoAgreement()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping, Motala);
        await network.Share(Linkoping, Motala);
        await network.Share(Norrkoping, Linkoping);
        await network.Share(Linkoping, Norrkoping, change: a => a with { Types = [AssignmentType.Visitor] });
        await network.Share(Linkoping, Norrkoping, change: a => a with { To = new(2026, 2, 1) });
        await network.Share(Linkoping, Norrkoping, change: a => a with { From = new(2026, 2, 2) });
        (await network.Municipality(Linkoping).ProposeAgreement(Agreement(network.NewId(), Linkoping, Norrkoping))).Must();

        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping));
        (await volunteer.Reserve(network.Reservation(new(Norrkoping, network.NewId())))).Refused(ProblemCode.NoAgreement, "volunteer");
        (await volunteer.Reserve(network.Reservation(new(Norrkoping, network.NewId()), start: new(2026, 1, 31)))).Must();
        (await volunteer.Reserve(network.Reservation(new(Norrkoping, network.NewId()), start: new(2026, 2, 2)))).Must();
    }

    [Fact]
    public async Task Claim_QuotaUsedUp_NoAgreement_UntilAPlacementEnds()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping, quota: 1);
        var (first, second) = (await network.HasVolunteer(Linkoping), await network.HasVolunteer(Linkoping));
        var (one, two) = (await network.HasNeed(Norrkoping), await network.HasNeed(Norrkoping));
        var placed = await network.Place(one, first);

        (await network.Offer(two, second)).Refused(ProblemCode.NoAgreement, "volunteer");
        (await network.Need(one).Withdraw(placed.Id, OfferReason.NeedEnded)).Must();
        (await network.Offer(two, second)).Must();
    }

    /// <summary>Changed terms carry what runs under those before them, so a place under the old ones takes one of theirs, whichever was asked for first.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Claim_ChangedTermsToCome_NeitherQuotaIsExceeded(bool oldFirst)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var old = await network.Share(Norrkoping, Linkoping, quota: 1);
        var next = await network.Share(Norrkoping, Linkoping, 1, a => a with { Replaces = old.Id, From = new(2026, 7, 1) });
        var before = await network.HasNeed(Linkoping, n => n with { Start = silo.Today });
        var after = await network.HasNeed(Linkoping, n => n with { Start = new(2026, 7, 1) });
        var (first, second) = oldFirst ? (before, after) : (after, before);
        (await network.Offer(first, await network.HasVolunteer(Norrkoping))).Must();
        var other = await network.HasVolunteer(Norrkoping);
        Assert.Empty(await network.Candidates(second));
        (await network.Offer(second, other)).Refused(ProblemCode.NoAgreement, "volunteer");
        Assert.Equal(1, (await network.Municipality(Norrkoping).QuotaUse())[next.Id]);
    }

    /// <summary>A list offers nobody whom the reservation would refuse for the quota's sake, and says why; a hold that lapsed makes room at once.</summary>
    [Fact]
    public async Task Search_QuotaUsedUp_ListsNobodyOfThatHome_AsTheReservationRefuses()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping, Norrkoping, Motala);
        await network.Share(Linkoping, Norrkoping, quota: 1);
        await network.Share(Motala, Norrkoping, quota: 1);
        var (first, second) = (await network.HasVolunteer(Linkoping), await network.HasVolunteer(Linkoping));
        var other = await network.HasVolunteer(Motala);
        var (one, two) = (await network.HasNeed(Norrkoping), await network.HasNeed(Norrkoping));
        Assert.Equal(3, (await network.Candidates(two)).Count);
        (await network.Offer(one, first)).Must();

        Assert.Equal([other], await network.Candidates(two));
        var rejections = (await network.Rejections(two)).ToDictionary(r => r.Volunteer, r => r.Reasons);
        Assert.Equal((RejectionReasons.Quota, RejectionReasons.Quota), (rejections[first], rejections[second]));
        var cost = Assert.Single((await network.Need(two).WhatIf(null)).Must().Rules);
        Assert.Equal((RejectionReasons.Quota, 2, 2), (cost.Rule, cost.Failing, cost.Cost));
        (await network.Offer(two, second)).Refused(ProblemCode.NoAgreement, "volunteer");

        silo.Pass(TimeSpan.FromHours(73));
        Assert.Equal(3, (await network.Candidates(two)).Count);
        (await network.Offer(two, second)).Must();
        // A second agreement has room. That the first need's own offer lapsed is known once the need was read.
        await network.Share(Linkoping, Norrkoping, quota: 1);
        (await network.Need(one).Get()).Must();
        Assert.Equal(2, (await network.Candidates(one)).Count(v => v.Municipality == Linkoping));
    }

    /// <summary>What the truth of a list costs: one call a home that shares, none for those that do not, and the claims are confirmed only where a quota looks full.</summary>
    [Fact]
    public async Task Search_AsksEachHomeThatSharesOnce()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping, Norrkoping, Motala);
        await network.Share(Linkoping, Norrkoping, quota: 1);
        await network.Share(Motala, Norrkoping, quota: 1);
        await network.Share(Norrkoping, Motala);
        var (uses, loads) = (0, 0);
        silo.Calls.On("IMunicipalityGrain.QuotaUse", call => Counted(call, () => Interlocked.Increment(ref uses)));
        silo.Calls.On("IMunicipalityGrain.AgreementLoads", call => Counted(call, () => Interlocked.Increment(ref loads)));
        var need = await network.HasNeed(Norrkoping);
        await network.Candidates(need);
        Assert.Equal((2, 0), (uses, loads));
        (await network.Offer(need, await network.HasVolunteer(Motala))).Must();
        await network.Candidates(await network.HasNeed(Norrkoping));
        Assert.Equal((4, 1), (uses, loads));

        static Task Counted(IIncomingGrainCallContext call, Action count)
        {
            count();
            return call.Invoke();
        }
    }

    [Fact]
    public async Task Claim_EarlierHoldLapsed_ItsPlaceIsGivenBack()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping, quota: 1);
        (await network.Offer(await network.HasNeed(Norrkoping), await network.HasVolunteer(Linkoping))).Must();
        var (need, volunteer) = (await network.HasNeed(Norrkoping), await network.HasVolunteer(Linkoping));

        silo.Pass(TimeSpan.FromHours(71));
        (await network.Offer(need, volunteer)).Refused(ProblemCode.NoAgreement);
        silo.Pass(TimeSpan.FromHours(1));
        (await network.Offer(need, volunteer)).Must();
    }

    [Fact]
    public async Task Claim_SecondAgreementHasRoom_IsUsed()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping, quota: 1);
        await network.Share(Linkoping, Norrkoping, quota: 1);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping, p => p with { Capacity = 3 }));
        (await volunteer.Reserve(network.Reservation(new(Norrkoping, network.NewId())))).Must();
        (await volunteer.Reserve(network.Reservation(new(Norrkoping, network.NewId())))).Must();
        (await volunteer.Reserve(network.Reservation(new(Norrkoping, network.NewId())))).Refused(ProblemCode.NoAgreement);
    }

    [Fact]
    public async Task Claim_WhileAnEarlierReservationIsBeingStored_DoesNotTakeItsPlace()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping, quota: 1);
        var slow = network.Volunteer(await network.HasVolunteer(Linkoping));
        var other = network.Volunteer(await network.HasVolunteer(Linkoping));
        var (reached, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        silo.Storage.BeforeWrite = state =>
        {
            if (state != "volunteer")
                return Task.CompletedTask;
            reached.TrySetResult();
            return go.Task;
        };

        var first = slow.Reserve(network.Reservation(new(Norrkoping, network.NewId())));
        await reached.Task;
        var second = other.Reserve(network.Reservation(new(Norrkoping, network.NewId())));
        await Eventually.Settle();
        go.SetResult();
        (await first).Must();
        (await second).Refused(ProblemCode.NoAgreement);
    }

    [Fact]
    public async Task Claim_WhileAReleaseIsBeingStored_WaitsForItsEnd()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping, quota: 1);
        var held = network.Reservation(new(Norrkoping, network.NewId()));
        var first = network.Volunteer(await network.HasVolunteer(Linkoping));
        (await first.Reserve(held)).Must();
        var other = network.Volunteer(await network.HasVolunteer(Linkoping));
        var (reached, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        silo.Storage.BeforeWrite = _ =>
        {
            reached.TrySetResult();
            return go.Task;
        };

        var release = first.Release(held.Offer);
        await reached.Task;
        var answer = other.Reserve(network.Reservation(new(Norrkoping, network.NewId())));
        await Eventually.Settle();
        silo.Storage.BeforeWrite = _ => Task.CompletedTask;
        go.SetException(new IOException("Injected fault before the commit."));
        await Assert.ThrowsAsync<OrleansException>(() => release);
        (await answer).Refused(ProblemCode.NoAgreement);
        (await first.Confirm(held.Offer)).Must();
    }

    [Fact]
    public async Task Claim_RepeatedAfterTheAgreementEnded_NoAgreement()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var agreement = await network.Share(Linkoping, Norrkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping));
        var reservation = network.Reservation(new(Norrkoping, network.NewId()));
        silo.Calls.LoseNextAnswer("IMunicipalityGrain.ClaimAgreement");
        await Assert.ThrowsAsync<TimeoutException>(() => volunteer.Reserve(reservation));

        (await network.Municipality(Linkoping).EndAgreement(agreement.Id, Linkoping)).Must();
        (await volunteer.Reserve(reservation)).Refused(ProblemCode.NoAgreement);
    }

    [Fact]
    public async Task Claim_SameOfferAgain_TakesOnePlace()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping, quota: 2);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping, p => p with { Capacity = 5 }));
        var reservation = network.Reservation(new(Norrkoping, network.NewId()));
        silo.Calls.LoseNextAnswer("IMunicipalityGrain.ClaimAgreement");
        await Assert.ThrowsAsync<TimeoutException>(() => volunteer.Reserve(reservation));

        (await volunteer.Reserve(reservation)).Must();
        (await volunteer.Reserve(network.Reservation(new(Norrkoping, network.NewId())))).Must();
        (await volunteer.Reserve(network.Reservation(new(Norrkoping, network.NewId())))).Refused(ProblemCode.NoAgreement);
    }

    [Fact]
    public async Task ReleaseClaim_Unknown_IsFine()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Municipality(Linkoping).ReleaseClaim(network.NewId());
        (await network.Municipality(Linkoping).ClaimAgreement(new AgreementUse(network.NewId(), new(Linkoping, network.NewId()), Norrkoping, AssignmentType.Visitor, new(2026, 2, 1))))
            .Refused(ProblemCode.NoAgreement);
    }
}
