using System.Numerics;

namespace Matching.Core;

/// <summary>The rules that the bit rows do not carry, for the few blocks where somebody is paused, has rare facts, or must have several places free.</summary>
internal static unsafe class OneByOne
{
    /// <returns>Those of <paramref name="lanes"/> who may take the placement.</returns>
    public static ulong Willing(Block block, byte* address, ulong lanes, NeedPlan* plan)
    {
        var willing = 0ul;
        for (var pausedUntil = Block.PausedUntil(address); lanes != 0; lanes &= lanes - 1)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            ref readonly var record = ref *Block.Record(address, lane);
            if (pausedUntil[lane] <= plan->Day && (block.RareAt(lane) is { } rare ? Allows(rare, record, plan) : record.Capacity - record.Active >= plan->Places.Places))
                willing |= 1ul << lane;
        }

        return willing;
    }

    private static bool Allows(RareFacts rare, in VolunteerRecord record, NeedPlan* plan) =>
        rare.HasPlaces(record.Capacity - record.Active, plan->Places) && !rare.IsBlockedOut(plan->Day, plan->Places.EndDay)
        && rare.HasTime(plan->Time) && ChecksHold(rare, record.CheckDays, plan->Checks);

    /// <summary>The checks that count for the need are late enough, and those that must be new are later than the last placement.</summary>
    public static bool ChecksHold(RareFacts rare, ulong checkDays, in ChecksAsked asked) =>
        VolunteerRecord.AreLateEnough(rare.Counting(checkDays, 0, asked), asked.Own)
        && (OtherAdults(rare, asked) is not { } others || VolunteerRecord.AreLateEnough(others, asked.OtherAdults))
        && (Used(rare, checkDays, asked) & asked.New) == 0;

    /// <summary>The other adults' days as they count for the need, packed; null where there are no other adults.</summary>
    public static ulong? OtherAdults(RareFacts? rare, in ChecksAsked asked) =>
        rare?.OtherAdults is { } days ? rare.Counting(VolunteerRecord.Pack(days), CheckDays.Kinds, asked) : null;

    /// <summary>The kinds whose check was used for the last placement, see <see cref="NeedRow.ChecksNew"/>.</summary>
    public static byte Used(RareFacts? rare, ulong checkDays, in ChecksAsked asked)
    {
        if (rare is null)
            return 0;
        var others = OtherAdults(rare, asked) is { } days ? Used(days, rare.LastPlaced) : 0;
        return (byte)(Used(rare.Counting(checkDays, 0, asked), rare.LastPlaced) | others << CheckDays.Kinds);
    }

    private static int Used(ulong checkDays, short lastPlaced)
    {
        var used = 0;
        for (var kind = 0; kind < CheckDays.Kinds && lastPlaced > 0; kind++)
            used |= (short)(checkDays >> 16 * kind) <= lastPlaced ? 1 << kind : 0;
        return used;
    }
}
