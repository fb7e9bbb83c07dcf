using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Contracts.Reports;

namespace Matching.Grains.Reports;

/// <summary>
/// The report to the inspectorate, from milestones and law alone: no clock. What was recorded after the day it covers does not change it, so it can
/// be drawn up again at any time (SE: socialtjänstlagen and LSS 28 f–g §§).
/// </summary>
internal static class QuarterlyReports
{
    public static QuarterlyReport Of(string municipality, Quarter quarter, DateOnly asOf, IEnumerable<ImmutableArray<NeedMilestone>> needs, LawBook law)
    {
        var (first, last) = (quarter.First(), asOf < quarter.Last() ? asOf : quarter.Last());
        var (late, waiting) = (new List<LateDecision>(), new Dictionary<(AssignmentType Type, int From, int? To), int>());
        foreach (var known in needs.SelectMany(n => Waits(n.RemoveAll(m => DayOf(m) > last))))
        {
            if (known[^1] is not { DecisionDate: { } decided, Type: var type } now || now.Since() is not { } since)
                continue;
            var (carriedOut, closed) = (CarriedOut(known), ClosedUnfilled(known));
            if (now.Status == NeedStatus.Open && since <= last)
            {
                var (from, to) = law.Band(municipality, type, since, last);
                waiting[(type, from, to)] = waiting.GetValueOrDefault((type, from, to)) + 1;
            }

            if (law.CarryOutBy(municipality, type, since) is not { } lastDay)
                continue;
            // Past its time while somebody waited, and not over before the quarter began.
            var end = carriedOut ?? closed;
            if (lastDay < (end ?? last) && !(end < first))
                late.Add(new(type, municipality, decided, carriedOut, Days(since, end ?? last), now.Reason) { Interrupted = now.Interrupted });
        }

        return new(municipality, quarter, last, [.. late.OrderBy(l => l.Type).ThenBy(l => l.DecisionDate).ThenBy(l => l.CarriedOut).ThenBy(l => l.Reason)], Bands(waiting));
    }

    /// <summary>One since the decision, and one since each day on which what had carried it out broke off: until a new decision, which has a clock of its own.</summary>
    private static IEnumerable<ImmutableArray<NeedMilestone>> Waits(ImmutableArray<NeedMilestone> known) =>
        from wait in known.Index().GroupBy(m => m.Item.Interrupted)
        where wait.Key is null || known.Skip(wait.Last().Index).All(m => m.Interrupted is not null)
        select wait.Select(m => m.Item).ToImmutableArray();

    /// <summary>
    /// The day the need was last filled, if it still was; of one that was closed when all had agreed, the day the last of them began. Where that was before the wait, it is the
    /// day on which they were enough.
    /// </summary>
    private static DateOnly? CarriedOut(ImmutableArray<NeedMilestone> known)
    {
        var filled = known.Length;
        for (var i = known.Length - 1; i >= 0 && known[i].Status != NeedStatus.Open; i--)
            filled = known[i].Status == NeedStatus.Filled || known[i].CarriedOut is not null ? i : filled;
        return filled == known.Length ? null : known[filled].CarriedOut is { } begun && !(begun < known[filled].Interrupted) ? begun : DayOf(known[filled]);
    }

    /// <summary>The day after which nobody waited any more, though the decision was never carried out.</summary>
    private static DateOnly? ClosedUnfilled(ImmutableArray<NeedMilestone> known) =>
        known[^1].Status == NeedStatus.Closed && CarriedOut(known) is null ? DayOf(known.First(m => m.Status == NeedStatus.Closed)) : null;

    private static ImmutableArray<WaitingBand> Bands(Dictionary<(AssignmentType Type, int From, int? To), int> waiting) =>
        [.. waiting.OrderBy(w => (w.Key.Type, w.Key.From)).Select(w => new WaitingBand(w.Key.Type, w.Key.From, w.Key.To, w.Value))];

    private static DateOnly DayOf(NeedMilestone milestone) => CivilDay.Of(milestone.At);

    private static int Days(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber;
}
