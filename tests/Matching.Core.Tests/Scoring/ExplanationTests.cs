namespace Matching.Core.Tests.Scoring;

public sealed class ExplanationTests
{
    [Fact]
    public void Explain_RandomWorlds_NamesEveryReasonAndAddsUpToTheScore() => ForAllWorlds.Check(200, world =>
    {
        var (pool, scorer, naive) = (world.Pool, world.Scorer(KernelPath.Scalar), world.Naive);
        foreach (var request in world.Requests)
        {
            foreach (var person in world.People)
            {
                var explanation = scorer.Explain(pool, person.Id, request.ToRow())!.Value;
                Assert.Equal(naive.Reasons(person, request), Names(explanation.Rejection));
                if (person.Active < person.Capacity)
                    Assert.Equal(naive.Score(person, request), explanation.Parts.Total);
            }
        }
    });

    [Fact]
    public void Explain_Gap_ClosingItMakesTheVolunteerEligible() => ForAllWorlds.Check(200, world =>
    {
        var (pool, scorer) = (world.Pool, world.Scorer(KernelPath.Scalar));
        const Rejection curable = Rejection.Language | Rejection.Certificate | Rejection.Check | Rejection.Travel | Rejection.Paused
            | Rejection.Condition | Rejection.Pattern | Rejection.Slots;
        foreach (var need in world.Requests.Select(r => r.ToRow()))
        {
            foreach (var row in pool.Rows())
            {
                var (reasons, gap) = scorer.Explain(pool, row.Id, need) is { } e ? (e.Rejection, e.Gap) : default;
                if ((reasons & ~curable) != 0 || row.MaxTravelHm + gap.BeyondTravelHm > RowLimits.MaxTravelHm)
                    continue;
                var cured = pool.With(row with
                {
                    Languages = row.Languages | gap.MissingLanguages,
                    Certificates = (ushort)(row.Certificates | gap.MissingCertificates),
                    ChecksValidUntil = Newer(Later(row.ChecksValidUntil, gap.CheckDaysNeeded), gap.ChecksUsed, row.Rare?.LastPlaced ?? 0),
                    Rare = Freed(row.Rare is { OtherAdults: { } others } rare ? rare with { OtherAdults = Newer(Later(others, gap.OtherAdultsDaysNeeded), gap.ChecksUsed >> 4, rare.LastPlaced) } : row.Rare, gap),
                    Availability = row.Availability | gap.MissingSlots,
                    Conditions = (byte)(row.Conditions | gap.MissingConditions),
                    Weekends = (byte)Math.Min(RowLimits.MaxWeekends, row.Weekends + gap.WeekendsMissing),
                    HoursStep = Math.Max(row.HoursStep, gap.HoursStepNeeded),
                    MaxTravelHm = (ushort)(row.MaxTravelHm + gap.BeyondTravelHm),
                    PausedUntil = gap.PausedUntil == 0 ? row.PausedUntil : need.Day,
                });
                Assert.Equal(Rejection.None, scorer.Explain(cured, row.Id, need)!.Value.Rejection);
            }
        }
    });

    [Fact]
    public void Reasons_RandomWorlds_ExplainsEveryRowAndCountsEachRule() => ForAllWorlds.Check(200, world =>
    {
        var (pool, naive) = (world.Pool, world.Naive);
        foreach (var request in world.Requests)
        {
            var byRow = new Rejection[pool.RowCapacity];
            var summary = world.Scorer(KernelPaths.Widest).Reasons(pool, request.ToRow(), byRow);
            var expected = world.People.ToDictionary(p => pool.RowOf(p.Id), p => naive.Reasons(p, request));
            for (var row = 0; row < byRow.Length; row++)
                Assert.Equal(expected.TryGetValue(row, out var reasons) ? reasons : ["Absent"], Names(byRow[row]));
            Assert.Equal(expected.Values.Count(r => r.Count == 0), summary.Eligible);
            Assert.Equal(expected.Values.Count(r => r.Count > 0), summary.Rejected);
            foreach (var rule in Enum.GetValues<Rejection>().Where(r => r is not (Rejection.None or Rejection.Absent)))
            {
                Assert.Equal(expected.Values.Count(r => r.Contains(rule.ToString())), summary.Failing(rule));
                Assert.Equal(expected.Values.Count(r => r.SetEquals([rule.ToString()])), summary.CostOf(rule));
            }
        }
    });

    [Fact]
    public void Explain_UnknownVolunteer_IsNull() =>
        Assert.Null(new RandomWorld(1).Scorer(KernelPath.Scalar).Explain(PoolSnapshot.Empty, 7, default));

    private static SortedSet<string> Names(Rejection reasons) =>
        [.. Enum.GetValues<Rejection>().Where(r => r != Rejection.None && reasons.HasFlag(r)).Select(r => r.ToString())];

    private static RareFacts? Freed(RareFacts? rare, RejectionGap gap) => rare is null ? null : rare with
    {
        PurposeDays = rare.PurposeDays.ToArray().Select(d => d with
        {
            Day = Math.Max(
                Math.Max(d.Day, d.Column < 4 ? gap.CheckDaysNeeded[d.Column] : gap.OtherAdultsDaysNeeded[d.Column - 4]),
                (gap.ChecksUsed >> d.Column & 1) == 0 ? (short)0 : (short)(rare.LastPlaced + 1)),
        }).ToArray(),
        TimeLeft = rare.TimeLeft.ToArray().Select(t => t with
        {
            Weekends = (byte)(t.Weekends + gap.WeekendsMissing),
            Hours = Math.Max(t.Hours, RowLimits.HoursOf(gap.HoursStepNeeded)),
            Slots = t.Slots | gap.MissingSlots,
        }).ToArray(),
    };

    private static CheckDays Newer(CheckDays has, int used, short lastPlaced)
    {
        return new(Day(0), Day(1), Day(2), Day(3));

        short Day(int kind) => (used >> kind & 1) == 0 ? has[kind] : Math.Max(has[kind], (short)(lastPlaced + 1));
    }

    private static CheckDays Later(CheckDays has, CheckDays needed) => new(
        Math.Max(has.Kind0, needed.Kind0), Math.Max(has.Kind1, needed.Kind1), Math.Max(has.Kind2, needed.Kind2), Math.Max(has.Kind3, needed.Kind3));
}
