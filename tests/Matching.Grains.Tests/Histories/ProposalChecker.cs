using Matching.Contracts.Needs;
using Matching.Contracts.Rounds;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Stories;

namespace Matching.Grains.Tests.Histories;

/// <summary>What a round proposed could be done, all of it: each pair may be offered, and together they keep within wishes, places, time and quotas.</summary>
internal static class ProposalChecker
{
    public static IEnumerable<string> Violations(Ledger ledger, NaiveRules rules)
    {
        // Whoever has waited is served from today on.
        var needs = ledger.Needs.ToDictionary(n => n.Need, n => n.Requirements.Start < ledger.Today ? n with { Requirements = n.Requirements with { Start = ledger.Today } } : n);
        var volunteers = ledger.Volunteers.ToDictionary(v => v.Volunteer);
        foreach (var (proposal, problem) in ledger.Refused)
            yield return $"round offer: {proposal.Volunteer} was proposed for {proposal.Need}, and is refused: {problem}";
        if (ledger.ProposedPoints is { } points && points != ledger.Proposals.Sum(p => (long)p.Score * p.Places))
            yield return $"round points: the round says {points}, its proposals {ledger.Proposals.Sum(p => (long)p.Score * p.Places)}";
        foreach (var violation in ledger.Proposals.SelectMany(p => OfOne(ledger, rules, p, needs[p.Need], volunteers[p.Volunteer]))
            .Concat(ledger.Proposals.GroupBy(p => p.Need).SelectMany(of => OfNeed(needs[of.Key], [.. of])))
            .Concat(ledger.Proposals.GroupBy(p => p.Volunteer).SelectMany(of => OfVolunteer(ledger, volunteers[of.Key], [.. of.Select(p => new Wish(needs[p.Need].Requirements, p.Places))])))
            .Concat(Abroad(ledger).GroupBy(p => (p.Volunteer.Municipality, p.Need.Municipality)).SelectMany(of => OfPair(ledger, of.Key, [.. of.Select(p => needs[p.Need].Requirements)]))))
            yield return violation;
    }

    private static IEnumerable<string> OfOne(Ledger ledger, NaiveRules rules, Proposal proposal, NeedView need, VolunteerView volunteer)
    {
        if (need.Status != NeedStatus.Open || need.Lane is { IsActive: true } || need.Requirements.End <= ledger.Today)
            yield return $"round: {need.Need} is {need.Status}, its lane is {(need.Lane?.IsActive == true ? "" : "not ")}asking, its last day is before {need.Requirements.End}, and it has a proposal";
        if (rules.Reasons(volunteer, need.Need, need.Requirements, ledger.Excluded(need), need.Case) is var reasons and not RejectionReasons.None)
            yield return $"round: {volunteer.Volunteer} is proposed for {need.Need} despite {reasons}";
        var isAbroad = volunteer.Volunteer.Municipality != need.Need.Municipality;
        if (isAbroad && !volunteer.Profile.SharedOutsideHome)
            yield return $"round consent: {volunteer.Volunteer} is proposed abroad without";
        if (isAbroad && !Covering(ledger, proposal.Volunteer.Municipality, need).Any())
            yield return $"round agreement: {volunteer.Volunteer} is proposed for {need.Need} without one in force on {need.Requirements.Start}";
        var homeFirst = isAbroad && Covering(ledger, proposal.Volunteer.Municipality, need).All(a => a.HomeFirst) ? -Contracts.Regions.SharingPolicy.Default.HomeFirstPoints : 0;
        if (proposal.HomeFirst != homeFirst || proposal.Score != rules.Score(volunteer, need.Need, need.Requirements) + homeFirst)
            yield return $"round: {volunteer.Volunteer} has {proposal.Score} points for {need.Need}, {proposal.HomeFirst} of them for home, not {rules.Score(volunteer, need.Need, need.Requirements)} and {homeFirst}";
    }

    private static IEnumerable<string> OfNeed(NeedView need, List<Proposal> proposals)
    {
        var (wish, together) = (need.Requirements, proposals.Sum(p => p.Places));
        var left = wish.Count - need.Offers.Where(o => o.Status is OfferStatus.Held or OfferStatus.Accepted or OfferStatus.Ended).Sum(o => o.Places);
        if (together > left)
            yield return $"round wish: {need.Need} has {together} places proposed, and wants {left}";
        if (wish.Siblings != SiblingRule.TogetherPreferred && proposals.Exists(p => p.Places != (wish.Siblings == SiblingRule.Together ? wish.Count : 1)))
            yield return $"round wish: {need.Need} is {wish.Siblings}, and one home gives other places";
        if (proposals.Select(p => p.Volunteer).Distinct().Count() < proposals.Count)
            yield return $"round wish: {need.Need} has one volunteer twice";
    }

    /// <summary>Day by day, beside what the ledger says: every sibling takes a place, one placement takes its time once.</summary>
    private static IEnumerable<string> OfVolunteer(Ledger ledger, VolunteerView volunteer, List<Wish> proposed)
    {
        var profile = volunteer.Profile;
        var (places, times) = (NaivePlaces.Of(volunteer, ledger.Now), NaiveTimes.Of(volunteer, ledger.Now));
        var ofType = proposed.Select(p => p.Asks.Type).Distinct().ToDictionary(type => type, type => NaivePlaces.Of(volunteer, ledger.Now, type));
        var first = proposed.Min(p => p.Asks.Start);
        var turns = proposed.SelectMany(p => new[] { p.Asks.Start, p.Asks.End }).OfType<DateOnly>().Append(ledger.Today).Concat(NaiveTimes.Turns(places, first, to: null)).Distinct();
        var found = turns.SelectMany(day =>
        {
            var on = proposed.FindAll(p => p.Covers(day));
            return on.Count == 0 ? [] : (day < ledger.Today ? [] : Crowded(day, on)).Concat(Overbooked(on, times.FindAll(t => t.Covers(day))));
        });
        return found.Distinct().Select(what => $"{what}: {volunteer.Volunteer} is proposed for more than there is");

        IEnumerable<string> Crowded(DateOnly day, List<Wish> on)
        {
            if (on.Sum(p => p.Places) + Taken(places, day) > profile.Capacity - profile.Ongoing)
                yield return "round places";
            if (on.GroupBy(p => p.Asks.Type).Any(type => profile.CapacityByType.TryGetValue(type.Key, out var limit) && type.Sum(p => p.Places) + Taken(ofType[type.Key], day) > limit))
                yield return "round type places";
        }

        IEnumerable<string> Overbooked(List<Wish> on, List<Takings> running)
        {
            if (on.Sum(p => p.Asks.HoursAWeek ?? 0) is > 0 and var hours && hours + running.Sum(t => t.Time.HoursAWeek) > profile.HoursAWeek)
                yield return "round hours";
            if (on.Sum(p => p.Asks.WeekendsAMonth) is > 0 and var weekends && weekends + running.Sum(t => t.Time.WeekendsAMonth) > profile.WeekendsAMonth)
                yield return "round weekends";
            if (on.SelectMany(p => p.Asks.WeekSlotsRequired.Distinct()).GroupBy(s => s).Any(s => s.Count() + running.Count(t => t.Slots.Contains(s.Key)) > 1 || !profile.WeekSlots.Contains(s.Key)))
                yield return "round slots";
        }
    }

    /// <summary>Each placement counts against one agreement that covers it: by Hall's theorem all find one where no choice of them has too few.</summary>
    private static IEnumerable<string> OfPair(Ledger ledger, (string Home, string Receiving) pair, List<NeedRequirements> wishes)
    {
        var live = ledger.Agreements.Where(a => (a.Home, a.Receiving) == pair).ToList();
        var kinds = wishes.GroupBy(w => string.Join(' ', live.Where(a => a.Covers(w.Type, w.Start)).Select(a => a.Id)))
            .Select(kind => (Count: kind.Count(), Agreements: live.FindAll(a => a.Covers(kind.First().Type, kind.First().Start)))).ToList();
        for (var choice = 1; choice < 1 << kinds.Count; choice++)
        {
            var chosen = kinds.Where((_, i) => (choice >> i & 1) == 1).ToList();
            var left = chosen.SelectMany(kind => kind.Agreements).Distinct().Sum(a => Math.Max(0, a.Quota - ledger.Loads.GetValueOrDefault(a.Id)));
            if (chosen.Sum(kind => kind.Count) is var count && count > left)
                yield return $"round quota: {count} proposals from {pair.Home} to {pair.Receiving}, agreements that cover them have {left} left";
        }
    }

    private static IEnumerable<Contracts.Municipalities.SharingAgreement> Covering(Ledger ledger, string home, NeedView need) =>
        ledger.Agreements.Where(a => a.Home == home && a.Receiving == need.Need.Municipality && a.Covers(need.Requirements.Type, need.Requirements.Start));

    private static IEnumerable<Proposal> Abroad(Ledger ledger) => ledger.Proposals.Where(p => p.Volunteer.Municipality != p.Need.Municipality);

    private static int Taken(List<Takings> taken, DateOnly day) => taken.Where(t => t.Covers(day)).Sum(t => t.Places);

    private sealed record Wish(NeedRequirements Asks, int Places)
    {
        public bool Covers(DateOnly day) => Asks.Start <= day && !(day >= Asks.End);
    }
}
