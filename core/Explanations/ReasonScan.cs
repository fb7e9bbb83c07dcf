using System.Numerics;

namespace Matching.Core;

/// <summary>The rejections of a whole pool for one need: rules of yes and no from the bit rows, 64 volunteers at a time, the others from the records.</summary>
internal static unsafe class ReasonScan
{
    /// <summary>Up to the last reason that the bit rows tell; those in between come from the numbers.</summary>
    private const int BitRules = 17;

    public static RejectionSummary Run(PoolSnapshot pool, in NeedRow need, SharingTable sharing, Span<Rejection> byRow)
    {
        var summary = new RejectionSummary();
        byRow.Fill(Rejection.Absent);
        Span<Rejection> lanes = stackalloc Rejection[Block.Lanes];
        foreach (var segments in pool.Municipalities)
        {
            foreach (ref readonly var placed in segments.AsSpan())
            {
                for (var i = 0; i < placed.Segment.Count; i++)
                {
                    Explain(placed.Segment, i, need, sharing, lanes);
                    Report(placed.Segment[i], need.Excluded.Span, lanes, summary, byRow);
                }
            }
        }

        GC.KeepAlive(pool);
        return summary;
    }

    private static void Explain(Segment segment, int i, in NeedRow need, SharingTable sharing, Span<Rejection> lanes)
    {
        var failing = stackalloc ulong[BitRules];
        FailingRules(segment.Rows + i, segment.Stride, segment[i].Place.Municipality, need, sharing, failing);
        var block = segment[i].Address;
        var (checks, time, places) = (ChecksAsked.Of(need), TimeAsked.Of(need), PlacesAsked.Of(need));
        for (var present = segment[i].Present; present != 0; present &= present - 1)
        {
            var lane = BitOperations.TrailingZeroCount(present);
            var reasons = FailingNumbers(*Block.Record(block, lane), Block.PausedUntil(block)[lane], segment[i].RareAt(lane), need, checks, time, places);
            for (var rule = 0; rule < BitRules; rule++)
                reasons |= (int)(failing[rule] >> lane & 1) << rule;
            lanes[lane] = (Rejection)reasons;
        }
    }

    /// <summary>Writes who fails each reason of <see cref="Rejection"/> that the bit rows tell, in their order.</summary>
    private static void FailingRules(ulong* rows, int stride, ushort home, in NeedRow need, SharingTable sharing, ulong* failing)
    {
        new Span<ulong>(failing, BitRules).Clear();
        Rule(Rejection.Type) = ~rows[(BitRows.Approved + need.Role) * stride];
        Rule(Rejection.Capacity) = ~(rows[(BitRows.Open + need.Role) * stride] & rows[BitRows.Room * stride]);
        Rule(Rejection.Language) = AnyMissing(rows + BitRows.Language * stride, stride, need.LanguageIsSoft ? 0 : need.LanguagesRequired);
        Rule(Rejection.Certificate) = AnyMissing(rows + BitRows.Certificate * stride, stride, need.CertificatesRequired);
        if (need is { GenderIsSoft: false, GenderPreference: not Gender.Unstated })
            Rule(Rejection.Gender) = ~rows[(BitRows.Gender + (int)need.GenderPreference) * stride];
        Rule(Rejection.Sharing) = sharing.Shares(need.SharingRow, home) ? 0 : ulong.MaxValue;
        for (var bits = need.Modes == 0 ? 0 : RowLimits.AllModes & ~need.Modes; bits != 0; bits &= bits - 1)
            Rule(Rejection.Mode) |= ~rows[(BitRows.NotMode + BitOperations.TrailingZeroCount(bits)) * stride];
        Rule(Rejection.Condition) = AnyMissing(rows + BitRows.Condition * stride, stride, need.ConditionsRequired);
        Rule(Rejection.Slots) = AnyMissing(rows + BitRows.Slot * stride, stride, need.SlotsRequired);
        if (need.Weekends > 0)
            Rule(Rejection.Pattern) |= ~rows[(BitRows.Weekend + need.Weekends - 1) * stride];
        if (need.HoursStep > 0)
            Rule(Rejection.Pattern) |= ~rows[(BitRows.Hours + need.HoursStep - 1) * stride];
        Rule(Rejection.Consent) = home == need.Municipality ? 0 : ~rows[BitRows.Shared * stride];

        ref ulong Rule(Rejection reason) => ref failing[BitOperations.TrailingZeroCount((uint)reason)];
    }

    private static ulong AnyMissing(ulong* rows, int stride, ulong required)
    {
        var missing = 0ul;
        for (; required != 0; required &= required - 1)
            missing |= ~rows[BitOperations.TrailingZeroCount(required) * stride];
        return missing;
    }

    private static int FailingNumbers(in VolunteerRecord record, short pausedUntil, RareFacts? rare, in NeedRow need, in ChecksAsked checks, in TimeAsked time, in PlacesAsked places)
    {
        var (dx, dy) = (record.X - need.X, record.Y - need.Y);
        var squared = dx * dx + dy * dy;
        var checksHold = VolunteerRecord.AreLateEnough(record.CheckDays, checks.Own) && (rare is null || OneByOne.ChecksHold(rare, record.CheckDays, checks));
        var left = rare?.LeastLeft(time);
        return When(Rejection.Check, !checksHold)
            | When(Rejection.Pattern, left is { } least && (least.Weekends < time.Weekends || least.Hours < time.Hours))
            | When(Rejection.Slots, left is { } free && (time.Slots & ~free.Slots) != 0)
            | When(Rejection.Capacity, !(rare?.HasPlaces(record.Capacity - record.Active, places) ?? record.Capacity - record.Active >= places.Places))
            | When(Rejection.BlockedOut, rare?.IsBlockedOut(need.Day, need.EndDay) == true)
            | When(Rejection.Travel, squared > record.Travel * record.Travel)
            | When(Rejection.DistanceCap, need.MaxDistanceHm != 0 && squared > need.MaxDistanceHm * need.MaxDistanceHm)
            | When(Rejection.Paused, pausedUntil > need.Day);

        static int When(Rejection reason, bool applies) => applies ? (int)reason : 0;
    }

    private static void Report(Block block, ReadOnlySpan<UInt128> excluded, Span<Rejection> lanes, RejectionSummary summary, Span<Rejection> byRow)
    {
        for (var present = block.Present; present != 0; present &= present - 1)
        {
            var lane = BitOperations.TrailingZeroCount(present);
            var reasons = lanes[lane];
            if (!excluded.IsEmpty && excluded.Contains(block.IdAt(lane)))
                reasons |= Rejection.Excluded;
            summary.Add(reasons);
            if (!byRow.IsEmpty)
                byRow[block.Place.Number * Block.Lanes + lane] = reasons;
        }
    }
}
