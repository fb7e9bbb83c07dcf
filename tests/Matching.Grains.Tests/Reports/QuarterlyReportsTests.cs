using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Contracts.Reports;
using Matching.Grains.Reports;

namespace Matching.Grains.Tests.Reports;

/// <summary>Which decisions are reported, from milestones alone.</summary>
public sealed class QuarterlyReportsTests
{
    private static readonly Quarter Q2 = new(2026, 2), Q3 = new(2026, 3);
    private static readonly DateOnly Decided = new(2026, 1, 10);

    private static NeedMilestone On(int month, int day, NeedStatus status, DelayReason reason = DelayReason.NoVolunteer, AssignmentType type = AssignmentType.ContactPerson) =>
        new(new(2026, month, day, 12, 0, 0, TimeSpan.Zero), status, type, type == AssignmentType.Visitor ? null : Decided, reason);

    private static QuarterlyReport Report(Quarter quarter, DateOnly asOf, string municipality, params ImmutableArray<NeedMilestone>[] needs) =>
        QuarterlyReports.Of(municipality, quarter, asOf, needs, LawBook.Default);

    private static ImmutableArray<LateDecision> Late(Quarter quarter, params NeedMilestone[] need) => Report(quarter, new(2027, 1, 1), "se-0580", [.. need]).Late;

    [Fact]
    public void Open_PastThreeMonths_IsLateInEachQuarterUntilItIsOver()
    {
        Assert.Empty(Late(new(2026, 1), On(1, 12, NeedStatus.Open)));
        Assert.Equal([new(AssignmentType.ContactPerson, "se-0580", Decided, null, 171, DelayReason.NoVolunteer)], Late(Q2, On(1, 12, NeedStatus.Open)).AsEnumerable());
        Assert.Equal(263, Assert.Single(Late(Q3, On(1, 12, NeedStatus.Open))).DaysWaited);
    }

    [Fact]
    public void Filled_InTime_IsNotReported_TooLate_IsReportedOnceWithItsDay()
    {
        Assert.Empty(Late(Q2, On(1, 12, NeedStatus.Open), On(4, 10, NeedStatus.Filled)));
        var late = new[] { On(1, 12, NeedStatus.Open), On(4, 11, NeedStatus.Filled) };
        Assert.Equal((new DateOnly(2026, 4, 11), 91), (Assert.Single(Late(Q2, late)).CarriedOut, Assert.Single(Late(Q2, late)).DaysWaited));
        Assert.Empty(Late(Q3, late));
    }

    /// <summary>The same number of days is in time under a long month and late under a short one: the law counts calendar months.</summary>
    [Theory]
    [InlineData("2026-07-01", "2026-10-01", false)]
    [InlineData("2026-07-01", "2026-10-02", true)]
    [InlineData("2026-02-01", "2026-05-01", false)]
    [InlineData("2026-02-01", "2026-05-02", true)]
    public void Filled_ThreeCalendarMonths_AreTheLastDayInTime(string decided, string filled, bool late)
    {
        var (from, to) = (Day(decided), Day(filled));
        NeedMilestone At(DateOnly day, NeedStatus status) =>
            new(new(day.ToDateTime(new(12, 0)), TimeSpan.Zero), status, AssignmentType.ContactPerson, from, DelayReason.NoVolunteer);
        var report = Report(new(to.Year, (to.Month + 2) / 3), new(2027, 1, 1), "se-0580", [At(from, NeedStatus.Open), At(to, NeedStatus.Filled)]);
        Assert.Equal(late ? 1 : 0, report.Late.Length);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void Waiting_NoBandsInTheLaw_IsOneBand() => Assert.Equal(
        [new(AssignmentType.ContactPerson, 0, null, 1)], Report(new(2026, 1), new(2026, 3, 1), "se-0580", [On(1, 12, NeedStatus.Open)]).Waiting.AsEnumerable());

    [Fact]
    public void Filled_AndOpenAgain_IsLateAgain() =>
        Assert.Null(Assert.Single(Late(Q2, On(1, 12, NeedStatus.Open), On(2, 1, NeedStatus.Filled), On(3, 1, NeedStatus.Open))).CarriedOut);

    /// <summary>Within one quarter a decision may be carried out too late, break off, and wait anew.</summary>
    [Fact]
    public void BrokenOff_EachWaitHasItsOwnClock()
    {
        DateOnly broke = new(2026, 5, 1);
        NeedMilestone[] need = [On(1, 12, NeedStatus.Open), On(4, 20, NeedStatus.Filled), On(5, 2, NeedStatus.Open) with { Interrupted = broke }];
        Assert.Equal((new DateOnly(2026, 4, 20), null), (Assert.Single(Late(Q2, need)).CarriedOut, Assert.Single(Late(Q2, need)).Interrupted));
        Assert.Equal([new(AssignmentType.ContactPerson, 0, null, 1)], Report(Q2, Q2.Last(), "se-0580", [.. need]).Waiting.AsEnumerable());
        var late = Assert.Single(Late(Q3, need));
        Assert.Equal((broke, Q3.Last().DayNumber - broke.DayNumber, null), (late.Interrupted, late.DaysWaited, late.CarriedOut));

        // In time again: until 1 August.
        Assert.Empty(Late(Q3, [.. need, On(8, 1, NeedStatus.Filled) with { Interrupted = broke }]));
    }

    /// <summary>A new decision ends the wait that began when the old one broke off.</summary>
    [Fact]
    public void BrokenOff_ThenDecidedAnew_TheOldWaitIsOver()
    {
        DateOnly broke = new(2026, 5, 1), anew = new(2026, 7, 1);
        NeedMilestone[] need =
        [
            On(1, 12, NeedStatus.Open), On(2, 1, NeedStatus.Filled), On(5, 2, NeedStatus.Open) with { Interrupted = broke },
            On(7, 1, NeedStatus.Open) with { DecisionDate = anew }, On(7, 10, NeedStatus.Filled) with { DecisionDate = anew },
        ];
        Assert.Empty(Late(new(2026, 4), need));
        Assert.Empty(Report(new(2026, 4), new(2026, 12, 31), "se-0580", [.. need]).Waiting);
    }

    /// <summary>One of two breaks off in May; in November one is enough: between lay six months.</summary>
    [Fact]
    public void BrokenOff_ThenFewerWanted_TheWaitStaysReported()
    {
        DateOnly broke = new(2026, 5, 1), stays = new(2026, 2, 1);
        NeedMilestone[] need =
        [
            On(1, 12, NeedStatus.Open), On(2, 1, NeedStatus.Filled) with { CarriedOut = stays }, On(5, 2, NeedStatus.Open) with { Interrupted = broke },
            On(11, 1, NeedStatus.Filled) with { Interrupted = broke, CarriedOut = stays },
        ];
        Assert.Equal(broke, Assert.Single(Late(new(2026, 4), need)).Interrupted);
    }

    [Fact]
    public void Filled_ThenClosed_WasCarriedOut() => Assert.Empty(Late(Q2, On(1, 12, NeedStatus.Open), On(2, 1, NeedStatus.Filled), On(5, 1, NeedStatus.Closed)));

    [Fact]
    public void Closed_Unfilled_WaitedUntilThen()
    {
        Assert.Empty(Late(Q2, On(1, 12, NeedStatus.Open), On(3, 1, NeedStatus.Closed)));
        var closed = new[] { On(1, 12, NeedStatus.Open), On(5, 1, NeedStatus.Closed) };
        Assert.Equal(111, Assert.Single(Late(Q2, closed)).DaysWaited);
        Assert.Empty(Late(Q3, closed));
    }

    [Fact]
    public void Reason_IsTheLatestOneKnown() => Assert.Equal(
        DelayReason.ClientDeclined, Assert.Single(Late(Q2, On(1, 12, NeedStatus.Open), On(6, 1, NeedStatus.Open, DelayReason.ClientDeclined), On(7, 1, NeedStatus.Open, DelayReason.Other))).Reason);

    [Fact]
    public void FreeVolunteering_HasNoClock() => Assert.Empty(Late(Q2, On(1, 12, NeedStatus.Open, type: AssignmentType.Visitor)));

    [Fact]
    public void AsOf_LaterEvents_DoNotChangeWhatWasReported()
    {
        ImmutableArray<NeedMilestone> then = [On(1, 12, NeedStatus.Open)];
        var later = then.AddRange(On(6, 20, NeedStatus.Filled), On(9, 1, NeedStatus.Open));
        var asked = new DateOnly(2026, 6, 19);
        Assert.Equal(Report(Q2, asked, "se-0580", then).Late.AsEnumerable(), Report(Q2, asked, "se-0580", later).Late);
        Assert.Equal(asked, Report(Q2, asked, "se-0580", later).AsOf);
        Assert.Equal(new DateOnly(2026, 6, 20), Assert.Single(Report(Q2, new(2026, 12, 1), "se-0580", later).Late).CarriedOut);
        Assert.Equal(Q2.Last(), Report(Q2, new(2026, 12, 1), "se-0580", later).AsOf);
    }

    [Fact]
    public void Waiting_Norway_IsInBands_AndLateInTheLast()
    {
        ImmutableArray<NeedMilestone> open = [On(1, 12, NeedStatus.Open)];
        foreach (var (asOf, from, to) in new (DateOnly, int, int?)[] { (new(2026, 1, 25), 0, 15), (new(2026, 1, 26), 16, 30), (new(2026, 2, 9), 16, 30), (new(2026, 2, 10), 31, null) })
        {
            var report = Report(new(2026, 1), asOf, "no-4601", open);
            Assert.Equal([new(AssignmentType.ContactPerson, from, to, 1)], report.Waiting.AsEnumerable());
            Assert.Equal(from == 31 ? 1 : 0, report.Late.Length);
        }
    }

    [Theory]
    [InlineData("2026Q4", true)]
    [InlineData("2026Q5", false)]
    [InlineData("2026q4", false)]
    [InlineData("26Q4", false)]
    [InlineData("1999Q4", false)]
    [InlineData(null, false)]
    public void Quarter_Parse_TakesTheOneForm(string? text, bool valid)
    {
        Assert.Equal(valid, Quarter.TryParse(text, out var quarter));
        if (valid) Assert.Equal((text, new(2026, 10, 1), new(2026, 12, 31)), (quarter.ToString(), quarter.First(), quarter.Last()));
    }
}
