using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Stories;

namespace Matching.Grains.Tests.Histories;

/// <summary>What must hold after every step of every history, judged by plain arithmetic on what the grains say.</summary>
internal static class InvariantChecker
{
    public static List<string> Violations(Ledger ledger) =>
        [.. CapacityChecker.Violations(ledger), .. TimeChecker.Violations(ledger.Now, ledger.Volunteers, ledger.Granted, ledger.Begun, ledger.Prolonged), .. ProlongationChecker.Violations(ledger), .. Eligibility(ledger), .. Decisions(ledger), .. Quotas(ledger), .. AgreementChecker.Violations(ledger), .. HoldsEnd(ledger), .. LedgersAgree(ledger), .. PoolIsTheTruth(ledger), .. ProposalChecker.Violations(ledger, Rules(ledger)), .. Placements(ledger), .. AuditChecker.Violations(ledger)];

    private static IEnumerable<string> Eligibility(Ledger ledger)
    {
        // What decides on the checks of a need stays as it is while an offer of it runs.
        var ages = ledger.Needs.ToDictionary(n => n.Need, n => NaiveChecks.AgeNotReached(n.Case));
        foreach (var volunteer in ledger.Volunteers)
        {
            foreach (var reservation in Running(ledger, volunteer).Select(c => Prolonged.AsGranted(ledger.Prolonged, c.Reservation)))
            {
                var (at, before, agreements) = ledger.Granted[reservation.Offer];
                var profile = before.Profile;
                var (home, receiving) = (volunteer.Volunteer.Municipality, reservation.Need.Municipality);
                if (!NaiveChecks.Hold(profile, receiving, reservation.Type, reservation.ForChild, ages[reservation.Need], reservation.Start, before.LastAgreed(reservation.Offer)))
                    yield return $"check: {reservation.Offer} was placed on a check that does not hold";
                if (profile.Approvals.Any(a => a.Type == reservation.Type && a.Stage != ApprovalStage.Approved))
                    yield return $"approval: {reservation.Offer} was placed before the assessment ended";
                if (reservation.Start < CivilDay.Of(at))
                    yield return $"start: {reservation.Offer} was granted for a day that had passed";
                if (profile.PausedUntil is { } until && reservation.Start < until)
                    yield return $"pause: {reservation.Offer} starts in a pause";
                if (profile.BlockedOut.Any(days => days.To > reservation.Start && days.From < (reservation.End ?? reservation.Start.AddDays(1))))
                    yield return $"blocked out: {reservation.Offer} falls on days that were blocked out";
                if (home != receiving && !profile.SharedOutsideHome)
                    yield return $"consent: {reservation.Offer} was placed outside without consent";
                if (home != receiving && !agreements.Any(a => a.Home == home && a.Receiving == receiving && a.Covers(reservation.Type, reservation.Start)))
                    yield return $"agreement: {reservation.Offer} was placed without one";
            }
        }
    }

    /// <summary>Nobody was taken as approved, anew or of another day, without the checks that the law of the day of the decision wants made before it.</summary>
    private static IEnumerable<string> Decisions(Ledger ledger) =>
        from taken in ledger.Decided
        from approval in taken.After.Approvals
        where approval.Stage == ApprovalStage.Approved && taken.Before?.Approvals.Any(a => a with { Training = approval.Training } == approval) != true
            && !NaiveChecks.HeldBefore(taken.After, taken.Home, approval.Type, approval.Since)
        select $"decision: a volunteer of {taken.Home} was approved for {approval.Type} on {approval.Since:yyyy-MM-dd} without a check before it";

    /// <summary>No agreement carries more than its own quota, whatever another one has left, and nothing runs abroad that no agreement carries.</summary>
    private static IEnumerable<string> Quotas(Ledger ledger)
    {
        foreach (var agreement in ledger.Agreements.Where(a => ledger.Loads.GetValueOrDefault(a.Id) > a.Quota))
            yield return $"quota: {ledger.Loads[agreement.Id]} placements run under {agreement.Id}, {agreement.Quota} agreed";
        foreach (var pair in Enumerable.GroupBy(
            ledger.Volunteers.SelectMany(v => Running(ledger, v).Where(c => c.Reservation.Need.Municipality != v.Volunteer.Municipality), (v, c) => (Home: v.Volunteer.Municipality, c.Reservation)),
            p => (p.Home, p.Reservation.Need.Municipality)))
        {
            var carried = ledger.Agreements.Where(a => (a.Home, a.Receiving) == pair.Key).Sum(a => ledger.Loads.GetValueOrDefault(a.Id));
            if (pair.Count() > carried)
                yield return $"quota: {pair.Count()} placements from {pair.Key.Home} in {pair.Key.Municipality}, agreements carry {carried}";
        }
    }

    private static IEnumerable<string> HoldsEnd(Ledger ledger) =>
        from need in ledger.Needs
        from offer in need.Offers
        where offer.Status == OfferStatus.Held && offer.Deadline <= ledger.Now
        select $"hold: {offer.Id} is past its deadline and not settled";

    private static IEnumerable<string> LedgersAgree(Ledger ledger)
    {
        var entries = ledger.Volunteers.SelectMany(v => v.Commitments).ToDictionary(c => c.Reservation.Offer);
        foreach (var offer in ledger.Needs.SelectMany(n => n.Offers))
        {
            var entry = entries.GetValueOrDefault(offer.Id);
            var isRunning = entry is not null && entry.Counts(ledger.Now);
            var agrees = offer.Status switch
            {
                OfferStatus.Held => isRunning,
                OfferStatus.Accepted => entry?.Status == CommitmentStatus.Placed,
                _ => !isRunning,
            };
            if (!agrees)
                yield return $"ledgers: {offer.Id} is {offer.Status} at the need and {entry?.Status.ToString() ?? "unknown"} at the volunteer";
        }

        // A placement that no need knows of would block its place for ever. A hold may, until its deadline.
        var known = ledger.Needs.SelectMany(n => n.Offers).Select(o => o.Id).ToHashSet();
        foreach (var orphan in entries.Values.Where(c => c.Status == CommitmentStatus.Placed && !known.Contains(c.Reservation.Offer)))
            yield return $"ledgers: the placement {orphan.Reservation.Offer} is known to no need";
        foreach (var need in ledger.Needs.Where(n => n.Status != NeedStatus.Closed))
        {
            var filled = need.Offers.Where(o => o.Status is OfferStatus.Accepted or OfferStatus.Ended).Sum(o => o.Places) >= need.Requirements.Count;
            if (filled != (need.Status == NeedStatus.Filled))
                yield return $"status: {need.Need} is {need.Status}";
        }
    }

    /// <summary>A placement is where its offer is, begins on a day on which every check holds, and is listed in the volunteer's ledger with the same days.</summary>
    private static IEnumerable<string> Placements(Ledger ledger)
    {
        var entries = ledger.Volunteers.SelectMany(v => v.Commitments).ToDictionary(c => c.Reservation.Offer);
        foreach (var need in ledger.Needs)
        {
            foreach (var placement in need.Placements)
            {
                var offer = need.Offers.FirstOrDefault(o => o.Id == placement.Offer)?.Status;
                var agrees = placement.Stage switch
                {
                    PlacementStage.Refused => offer is OfferStatus.Declined or OfferStatus.Withdrawn,
                    PlacementStage.Ended => offer == (placement.IsInterrupted ? OfferStatus.Interrupted : OfferStatus.Ended),
                    _ => offer == OfferStatus.Accepted,
                };
                if (!agrees)
                    yield return $"placement: {placement.Offer} is {placement.Stage}, its offer {offer}";
                if (placement.Stage == PlacementStage.Running && (placement.FollowUpDue is not { } due || due > (placement.FollowUps.LastOrDefault()?.On ?? placement.Started!.Value).AddMonths(6)))
                    yield return $"placement: {placement.Offer} runs without a follow-up within six months";
                if (placement.Stage is PlacementStage.Agreed or PlacementStage.Running && !ledger.Agreed.ContainsKey(placement.Offer))
                    yield return $"consents: {placement.Offer} is {placement.Stage} without having been agreed";
                if (placement.Started is { } day && entries.TryGetValue(placement.Offer, out var entry) && (entry.Started != day || entry.Until != placement.Ended))
                    yield return $"placement: {placement.Offer} has other days in the volunteer's ledger";
            }

            foreach (var placement in need.Placements.Where(p => ledger.Agreed.ContainsKey(p.Offer)))
            {
                foreach (var child in NaiveConsents.Missing(placement, ledger.Agreed[placement.Offer], need.Need.Municipality))
                    yield return $"consents: {placement.Offer} is agreed without a consent for child {child}";
            }

            foreach (var placement in need.Placements.Where(p => p.Started is not null))
            {
                if (!ledger.Begun.TryGetValue(placement.Offer, out var begun))
                    yield return $"begun: {placement.Offer} began, and nobody saw on what";
                else if (entries.TryGetValue(placement.Offer, out var entry)
                    && !NaiveChecks.Hold(begun.Profile, need.Need.Municipality, placement.Type, entry.Reservation.ForChild, entry.Reservation.ChildUnder, placement.Started!.Value, begun.LastAgreed(placement.Offer, entry.AgreedOn), begun: true))
                    yield return $"check: {placement.Offer} began on a check that does not hold";
                else if (begun.Profile.Approvals.Any(a => a.Type == placement.Type && a.Since > placement.Started))
                    yield return $"approval: {placement.Offer} began before the volunteer was approved";
            }
        }
    }

    private static IEnumerable<string> PoolIsTheTruth(Ledger ledger)
    {
        var rules = Rules(ledger);
        var volunteers = ledger.Volunteers.ToDictionary(v => v.Volunteer);
        foreach (var (need, answer) in ledger.Pool)
        {
            var view = ledger.Needs.Single(n => n.Need == need);
            var excluded = ledger.Excluded(view);
            var answered = answer.Candidates.Select(c => c.Volunteer).Concat(answer.Rejections.Select(r => r.Volunteer)).ToList();
            if (!answered.ToHashSet().SetEquals(volunteers.Keys) || answered.Count != volunteers.Count)
                yield return $"pool: {need} hears of {answered.Count} volunteers, there are {volunteers.Count}";
            foreach (var candidate in answer.Candidates.Where(c => volunteers.ContainsKey(c.Volunteer)))
            {
                if (rules.Reasons(volunteers[candidate.Volunteer], need, view.Requirements, excluded, view.Case) is var reasons and not RejectionReasons.None)
                    yield return $"pool: {candidate.Volunteer} is proposed for {need} despite {reasons}";
                else if (rules.Score(volunteers[candidate.Volunteer], need, view.Requirements) is var score && score != candidate.Score)
                    yield return $"pool: {candidate.Volunteer} has {candidate.Score} points for {need}, not {score}";
            }

            foreach (var rejection in answer.Rejections.Where(r => volunteers.ContainsKey(r.Volunteer)))
            {
                var reasons = Disclosed(rules.Reasons(volunteers[rejection.Volunteer], need, view.Requirements, excluded, view.Case), rejection.Volunteer.Municipality == need.Municipality, view);
                if (reasons != rejection.Reasons)
                    yield return $"pool: {rejection.Volunteer} is rejected for {need} by {rejection.Reasons}, not {reasons}";
            }
        }
    }

    private static NaiveRules Rules(Ledger ledger) => new(ledger.Region, ledger.Now, ledger.Loads);

    /// <summary>Reason by reason, in plain words: what stays, and what another municipality reads instead.</summary>
    private static RejectionReasons Disclosed(RejectionReasons reasons, bool own, NeedView need) => own ? reasons : Enum.GetValues<RejectionReasons>()
        .Where(r => r != RejectionReasons.None && reasons.HasFlag(r))
        .Select(r => r switch
        {
            RejectionReasons.Agreement or RejectionReasons.Quota or RejectionReasons.Capacity or RejectionReasons.Distance or RejectionReasons.Mode => r,
            RejectionReasons.AssignmentType or RejectionReasons.Qualification or RejectionReasons.Check when AsksForMoreThanTheType(need) => RejectionReasons.Approval,
            RejectionReasons.Pattern or RejectionReasons.WeekSlots or RejectionReasons.BlockedOut or RejectionReasons.Paused => RejectionReasons.Time,
            RejectionReasons.Condition when need.Requirements.Conditions.Length > 1 => RejectionReasons.Household,
            _ => RejectionReasons.Undisclosed,
        })
        .Aggregate(RejectionReasons.None, (all, r) => all | r);

    private static bool AsksForMoreThanTheType(NeedView need)
    {
        var law = LawBook.Default.For(need.Need.Municipality, need.Requirements.Type, need.Requirements.Start);
        return !need.Requirements.QualificationsRequired.IsEmpty || law.ChecksFor(need.Requirements.ForChild, law.ChildUnder(need.Case.YoungestAge())).Any();
    }

    /// <param name="before">Only what was agreed on earlier days: a later placement uses up no check of this one. Null for all.</param>
    private static DateOnly? LastAgreed(this VolunteerView volunteer, Guid except, DateOnly? before = null) =>
        NaiveChecks.LastAgreed(volunteer.Commitments.Where(c => c.Reservation.Offer != except && !(c.AgreedOn >= before)));

    private static IEnumerable<Commitment> Running(Ledger ledger, VolunteerView volunteer) => volunteer.Commitments.Where(c => c.Counts(ledger.Now));
}
