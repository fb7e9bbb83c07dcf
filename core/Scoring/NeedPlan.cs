using System.Numerics;

namespace Matching.Core;

/// <summary>
/// A need compiled against a policy. Hard yes/no rules are a list of bit rows that must all be set; whatever earns points by yes or no is a list of criteria;
/// distance, experience, load and the days of checks are numbers.
/// </summary>
internal unsafe struct NeedPlan
{
    /// <summary>Ready for the role, gender, four checks, sixteen certificates, 32 languages, modes, conditions, weekends, hours, slots, consent.</summary>
    private const int MaxHardRows = 1 + 1 + Core.CheckDays.Kinds + 16 + 32 + RowLimits.Modes + 8 + 1 + 1 + RowLimits.Slots + 1;

    /// <summary>Slots, skills, preferred languages, soft languages, soft gender, soft conditions, ages, rest: the most bit rows that can be counted, and so the most levels.</summary>
    public const int MaxLevels = RowLimits.Slots + 32 + 32 + 32 + 1 + 8 + RowLimits.AgeBands + RowLimits.MaxRest;

    private const int MaxCriteria = 8;

    public short X, Y, Day;

    /// <summary>A block whose latest pause is beyond it has someone to look at one by one; below every pause if the need asks about rare facts.</summary>
    public short QuietDay;

    public ChecksAsked Checks;
    public PlacesAsked Places;
    public TimeAsked Time;
    public int DistanceCapSquared;
    public ulong CheckDays;
    public int ExperienceCap, PointsPerExperience, LoadPoints;
    public int DistancePoints, DistancePointsPerHm;

    /// <summary>Added to every score of the need.</summary>
    public int Priority;

    /// <summary>No volunteer can earn more than this apart from distance and priority.</summary>
    public int MostWithoutDistance;

    /// <summary>Points that soft rules take if none of them is met; the soft criteria give them back.</summary>
    public int FullPenalty;

    /// <summary>Bit rows that must be set; the one after the last, consent to be shared, only counts outside the home municipality.</summary>
    public int HardRowCount;
    public fixed byte HardRows[MaxHardRows];

    /// <summary>Criterion c counts <see cref="RowCount"/>[c] of the counted rows, in turn, up to <see cref="Depth"/>[c] levels of <see cref="Points"/>[c] points.</summary>
    public int CriterionCount;
    public fixed int RowCount[MaxCriteria];
    public fixed int Depth[MaxCriteria];
    public fixed int Points[MaxCriteria];
    public fixed byte CountedRows[MaxLevels];

    /// <summary>The points of each level of all criteria in turn.</summary>
    public int LevelCount;
    public fixed ulong LevelPoints[MaxLevels];
    public int CountedRowCount;

    /// <summary>Makes this the plan of a need.</summary>
    public void Compile(in NeedRow need, ScoringPolicy policy, short poolCheckDay)
    {
        (X, Y, Day) = (need.X, need.Y, need.Day);
        (Checks, Places, Time) = (ChecksAsked.Of(need), PlacesAsked.Of(need), TimeAsked.Of(need));
        QuietDay = Places.Places > 1 ? (short)-1 : Math.Min(Day, (short)(short.MaxValue - 1));
        DistanceCapSquared = need.MaxDistanceHm == 0 ? RowLimits.MaxTravelHm * RowLimits.MaxTravelHm : need.MaxDistanceHm * need.MaxDistanceHm;
        CheckDays = Checks.Own;
        (DistancePoints, DistancePointsPerHm) = (policy.DistancePoints, policy.DistancePointsPerHm);
        (ExperienceCap, PointsPerExperience, LoadPoints) = (policy.ExperienceCap, policy.ExperiencePoints, policy.LoadPoints);
        Priority = Math.Min(need.Priority, policy.PriorityCap) * policy.PriorityPoints;
        MostWithoutDistance = ExperienceCap * PointsPerExperience + LoadPoints;
        (FullPenalty, HardRowCount, CriterionCount, LevelCount, CountedRowCount) = (0, 0, 0, 0, 0);
        AddHardRows(need, poolCheckDay);
        AddCriteria(need, policy);
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

    /// <summary>Points for a squared distance below 2^24, where float32 gives the exact floor of the root.</summary>
    public readonly int PointsAt(int distanceSquared) => Math.Max(0, DistancePoints - DistancePointsPerHm * (int)MathF.Sqrt(distanceSquared));

    private void AddHardRows(in NeedRow need, short poolCheckDay)
    {
        AddHardRow(BitRows.Ready + need.Role);
        if (need.GenderPreference != Gender.Unstated && !need.GenderIsSoft)
            AddHardRow(BitRows.Gender + (int)need.GenderPreference);
        for (var kind = 0; kind < Core.CheckDays.Kinds; kind++)
        {
            var day = (short)(CheckDays >> 16 * kind);
            if (day >= poolCheckDay && day > 0)
                AddHardRow(BitRows.Check + kind);
        }

        for (uint bits = need.CertificatesRequired; bits != 0; bits &= bits - 1)
            AddHardRow(BitRows.Certificate + BitOperations.TrailingZeroCount(bits));
        for (var bits = need.LanguageIsSoft ? 0 : need.LanguagesRequired; bits != 0; bits &= bits - 1)
            AddHardRow(BitRows.Language + BitOperations.TrailingZeroCount(bits));
        for (var bits = need.Modes == 0 ? 0 : RowLimits.AllModes & ~need.Modes; bits != 0; bits &= bits - 1)
            AddHardRow(BitRows.NotMode + BitOperations.TrailingZeroCount(bits));
        for (uint bits = need.ConditionsRequired; bits != 0; bits &= bits - 1)
            AddHardRow(BitRows.Condition + BitOperations.TrailingZeroCount(bits));
        if (need.Weekends > 0)
            AddHardRow(BitRows.Weekend + need.Weekends - 1);
        if (need.HoursStep > 0)
            AddHardRow(BitRows.Hours + need.HoursStep - 1);
        for (var bits = need.SlotsRequired; bits != 0; bits &= bits - 1)
            AddHardRow(BitRows.Slot + BitOperations.TrailingZeroCount(bits));
        HardRows[HardRowCount] = BitRows.Shared;
    }

    private void AddHardRow(int row) => HardRows[HardRowCount++] = (byte)row;

    // The first two criteria should be the heaviest: they bound the score before any record is read.
    private void AddCriteria(in NeedRow need, ScoringPolicy policy)
    {
        if (need.SlotsNeeded > 0)
            AddCriterion(BitRows.Slot, need.Slots, need.SlotsNeeded, policy.AvailabilityPoints / need.SlotsNeeded, isSoft: false);
        AddCriterion(BitRows.Skill, need.SkillsWanted, 32, policy.SkillPoints / Math.Max(1, BitOperations.PopCount(need.SkillsWanted)), isSoft: false);
        AddCriterion(BitRows.Language, need.LanguagesPreferred, 32, policy.LanguagePoints, isSoft: false);
        if (need.LanguageIsSoft)
            AddCriterion(BitRows.Language, need.LanguagesRequired, 32, policy.LanguagePenalty, isSoft: true);
        if (need.GenderIsSoft && need.GenderPreference != Gender.Unstated)
            AddCriterion(BitRows.Gender, 1ul << (int)need.GenderPreference, 1, policy.GenderPenalty, isSoft: true);
        AddCriterion(BitRows.Condition, need.ConditionsPreferred, 8, policy.ConditionPenalty, isSoft: true);
        AddCriterion(BitRows.Age, need.AgeBands, 1, policy.AgePenalty, isSoft: true);
        AddCriterion(BitRows.Rest, (1u << RowLimits.MaxRest) - 1, RowLimits.MaxRest, policy.RestPoints, isSoft: false);
    }

    private void AddCriterion(int firstRow, ulong bits, int most, int points, bool isSoft)
    {
        var (rows, c) = (BitOperations.PopCount(bits), CriterionCount);
        (RowCount[c], Depth[c], Points[c]) = (rows, Math.Min(rows, most), points);
        if (rows == 0 || points == 0)
            return;
        if (isSoft)
            FullPenalty += Depth[c] * points;
        else
            MostWithoutDistance += Depth[c] * points;
        for (var level = 0; level < Depth[c]; level++)
            LevelPoints[LevelCount++] = (ulong)points;
        for (; bits != 0; bits &= bits - 1)
            CountedRows[CountedRowCount++] = (byte)(firstRow + BitOperations.TrailingZeroCount(bits));
        CriterionCount++;
    }
}
