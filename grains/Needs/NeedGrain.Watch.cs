using Matching.Contracts.Audit;
using Matching.Contracts.Needs;
using Matching.Contracts.Notices;
using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;
using Matching.Grains.Audit;

namespace Matching.Grains.Needs;

/// <summary>What happens by itself: deadlines pass, follow-ups fall due, planned ends pass. A reminder wakes the need, so that nobody has to look.</summary>
internal sealed partial class NeedGrain
{
    private const string Watch = "watch";

    /// <summary>A tick that fails is repeated after this; the shortest period that reminders have.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(1);

    /// <summary>A reminder that is due later is set anew when it ticks: timers cannot be set for more than 49 days.</summary>
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(30);

    /// <summary>When the reminder ticks next, as far as this activation knows.</summary>
    private DateTimeOffset? watched;

    public override async Task PayUp()
    {
        await Settle();
        await base.PayUp();
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        watched = null;
        if (State.Requirements is not null)
        {
            await Settle();
            await RunLane();
            await Pay();
        }

        if (NextMoment(State) is not null)
            await Arm(State);
        else if (await this.GetReminder(Watch) is { } reminder)
        {
            // This very tick may have set it, for what it then found settled: the next hold must not count on it.
            watched = null;
            await this.UnregisterReminder(reminder);
        }
    }

    /// <summary>Asks the volunteers how holds past their deadline ended: a crash or time-out may have hidden a yes.</summary>
    private async Task Settle()
    {
        await FinishEndings();
        var (now, next, deeds) = (time.GetUtcNow(), State, new List<Deed>());
        foreach (var offer in State.Offers.Where(o => o.IsUnsettled(now)))
        {
            var truth = await Volunteer(offer.Volunteer).GetCommitment(offer.Id);
            var placed = truth.Ok(out var commitment, out _) && commitment.Status == CommitmentStatus.Placed;
            var settled = offer with { Status = placed ? OfferStatus.Accepted : OfferStatus.Expired };
            next = placed ? Taken(next, settled, commitment!) : next.With(settled);
            deeds.Add(placed ? Deed(AuditAction.OfferAccepted, NoticeKind.OfferAccepted, settled) : Deed(AuditAction.OfferExpired, NoticeKind.OfferExpired, settled));
        }

        foreach (var due in next.Placements.Where(p => p.FollowUpDue <= Today && p.FollowUpNoticed != p.FollowUpDue))
        {
            next = next with { Placements = next.Placements.Replace(due, due with { FollowUpNoticed = due.FollowUpDue }), Version = next.Version + 1 };
            deeds.Add(Deed(AuditAction.FollowUpDue, NoticeKind.FollowUpDue, State.Find(due.Offer)!, CivilDay.Begins(due.FollowUpDue!.Value)));
        }

        foreach (var over in next.Placements.Where(p => RunsToAnEnd(p, State.Requirements) && p.PlannedEnd(State.Requirements!) <= Today))
        {
            var end = over.PlannedEnd(State.Requirements!);
            next = next with { Placements = next.Placements.Replace(over, over with { EndNoticed = end }), Version = next.Version + 1 };
            deeds.Add(Deed(AuditAction.PlannedEndPassed, NoticeKind.PlannedEndPassed, State.Find(over.Offer)!, CivilDay.Begins(end!.Value)));
        }

        if (deeds.Count == 0)
            return;
        await Change(next, [.. deeds]);
        await WithdrawRest();
    }

    /// <summary>Sets the reminder before the change is stored: one too many does no harm, one too few would leave a hold without an end.</summary>
    private async Task Arm(NeedState next)
    {
        var now = time.GetUtcNow();
        if (NextMoment(next) is not { } moment || (watched is { } set && now < set && set <= moment))
            return;
        var due = moment <= now ? Retry : moment - now < Farthest ? moment - now : Farthest;
        await this.RegisterOrUpdateReminder(Watch, due, Retry);
        watched = now + due;
    }

    private DateTimeOffset? NextMoment(NeedState state)
    {
        var holds = state.Offers.Where(o => o.Status == OfferStatus.Held).Select(o => (DateTimeOffset?)o.Deadline);
        var followUps = state.Placements.Where(p => p.FollowUpDue is not null && p.FollowUpNoticed != p.FollowUpDue).Select(p => (DateTimeOffset?)CivilDay.Begins(p.FollowUpDue!.Value));
        var ends = state.Placements.Where(p => RunsToAnEnd(p, state.Requirements)).Select(p => (DateTimeOffset?)CivilDay.Begins(p.PlannedEnd(state.Requirements!)!.Value));
        var lane = state is { Status: NeedStatus.Open, Lane.IsActive: true } && state.Offers.All(o => o.Status != OfferStatus.Held) ? time.GetUtcNow() + Retry : (DateTimeOffset?)null;
        return holds.Concat(followUps).Concat(ends).Append(lane).Min();
    }

    /// <summary>It runs towards a planned end of which nobody was told that it passed.</summary>
    private static bool RunsToAnEnd(Placement placement, NeedRequirements? wish) =>
        placement.Stage == PlacementStage.Running && wish is not null && placement.PlannedEnd(wish) is { } end && placement.EndNoticed != end;

    private DateOnly Today => CivilDay.Of(time.GetUtcNow());
}
