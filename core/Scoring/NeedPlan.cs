using System.Numerics;

namespace Matching.Core;

/// <summary>
/// A need compiled against a policy: the constants of its kernels. Hard yes/no rules become a list of bit rows that must all be set; whatever earns or
/// costs a fixed number of points per bit becomes a list of scored bit rows.
/// </summary>
internal unsafe struct NeedPlan
{
    private const int MaxHardRows = 3 + 1 + 16 + 32;
    private const int MaxScoredRows = 32 + 32 + 1;

    public short X, Y, Day;
    public int DistanceCapSquared;
    public fixed short CheckDay[CheckDays.Kinds];
    public bool AsksForChecks;

    /// <summary>Bit rows that must be set; the last one, consent to be shared, only counts outside the home municipality.</summary>
    public fixed byte HardRows[MaxHardRows + 1];
    public int HardRowCount;

    public uint SlotsLow, SlotsHigh;
    public int SlotsNeeded, PointsPerSlot;
    public uint Skills;
    public int PointsPerSkill;
    public fixed byte ScoredRow[MaxScoredRows];
    public fixed int ScoredPoints[MaxScoredRows];
    public int ScoredRowCount;

    /// <summary>Points that soft rules take if none of them is met; the scored rows give them back.</summary>
    public int FullPenalty;
    public int ExperienceCap, PointsPerExperience, LoadPoints;
    public int DistancePoints, DistancePointsPerHm;

    /// <summary>Added to every score of the need.</summary>
    public int Priority;

    /// <summary>No volunteer can earn more than this apart from distance and priority.</summary>
    public int MostWithoutDistance;

    public NeedPlan(in NeedRow need, ScoringPolicy policy)
    {
        (X, Y, Day) = (need.X, need.Y, need.Day);
        DistanceCapSquared = need.MaxDistanceHm == 0 ? RowLimits.MaxTravelHm * RowLimits.MaxTravelHm : need.MaxDistanceHm * need.MaxDistanceHm;
        for (var kind = 0; kind < CheckDays.Kinds; kind++)
        {
            CheckDay[kind] = need.ChecksValidOn[kind];
            AsksForChecks |= need.ChecksValidOn[kind] != 0;
        }

        AddHardRows(need);
        AddScoredRows(need, policy);
        (SlotsLow, SlotsHigh) = ((uint)need.Slots, (uint)(need.Slots >> 32));
        SlotsNeeded = need.SlotsNeeded;
        PointsPerSlot = need.SlotsNeeded == 0 ? 0 : policy.AvailabilityPoints / need.SlotsNeeded;
        Skills = need.SkillsWanted;
        PointsPerSkill = policy.SkillPoints / Math.Max(1, BitOperations.PopCount(need.SkillsWanted));
        (ExperienceCap, PointsPerExperience, LoadPoints) = (policy.ExperienceCap, policy.ExperiencePoints, policy.LoadPoints);
        (DistancePoints, DistancePointsPerHm) = (policy.DistancePoints, policy.DistancePointsPerHm);
        Priority = Math.Min(need.Priority, policy.PriorityCap) * policy.PriorityPoints;
        MostWithoutDistance = Math.Min(SlotsNeeded, BitOperations.PopCount(need.Slots)) * PointsPerSlot
            + BitOperations.PopCount(need.SkillsWanted) * PointsPerSkill
            + BitOperations.PopCount(need.LanguagesPreferred) * policy.LanguagePoints
            + ExperienceCap * PointsPerExperience + LoadPoints;
    }

    /// <summary>Square of the longest distance, in hectometres, from which a score of at least <paramref name="score"/> (priority left out) is possible; -1 if from nowhere.</summary>
    public readonly int ReachSquared(int score)
    {
        var needed = score - MostWithoutDistance;
        if (needed <= 0)
            return DistanceCapSquared;
        if (needed > DistancePoints)
            return -1;
        if (DistancePointsPerHm == 0)
            return DistanceCapSquared;

        // floor(sqrt(d2)) <= r holds exactly for d2 < (r + 1)^2.
        var whole = Math.Min((DistancePoints - needed) / DistancePointsPerHm, RowLimits.MaxTravelHm) + 1;
        return Math.Min(DistanceCapSquared, whole * whole - 1);
    }

    private void AddHardRows(in NeedRow need)
    {
        AddHard(BlockLayout.ApprovedRow + need.Role);
        AddHard(BlockLayout.OpenRow + need.Role);
        AddHard(BlockLayout.RoomRow);
        if (need.GenderPreference != Gender.Unstated && !need.GenderIsSoft)
            AddHard(BlockLayout.GenderRow + (int)need.GenderPreference);
        for (uint bits = need.CertificatesRequired; bits != 0; bits &= bits - 1)
            AddHard(BlockLayout.CertificateRow + BitOperations.TrailingZeroCount(bits));
        for (var bits = need.LanguageIsSoft ? 0 : need.LanguagesRequired; bits != 0; bits &= bits - 1)
            AddHard(BlockLayout.LanguageRow + BitOperations.TrailingZeroCount(bits));
        HardRows[HardRowCount] = BlockLayout.SharedRow;
    }

    private void AddScoredRows(in NeedRow need, ScoringPolicy policy)
    {
        for (var bits = need.LanguagesPreferred; bits != 0; bits &= bits - 1)
            AddScored(BlockLayout.LanguageRow + BitOperations.TrailingZeroCount(bits), policy.LanguagePoints, soft: false);
        for (var bits = need.LanguageIsSoft ? need.LanguagesRequired : 0; bits != 0; bits &= bits - 1)
            AddScored(BlockLayout.LanguageRow + BitOperations.TrailingZeroCount(bits), policy.LanguagePenalty, soft: true);
        if (need.GenderPreference != Gender.Unstated && need.GenderIsSoft)
            AddScored(BlockLayout.GenderRow + (int)need.GenderPreference, policy.GenderPenalty, soft: true);
    }

    private void AddHard(int row) => HardRows[HardRowCount++] = (byte)row;

    private void AddScored(int row, int points, bool soft)
    {
        ScoredRow[ScoredRowCount] = (byte)row;
        ScoredPoints[ScoredRowCount++] = points;
        FullPenalty += soft ? points : 0;
    }
}
