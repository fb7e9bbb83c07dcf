using System.Numerics;

namespace Matching.Core;

/// <summary>The rules and the formula for one pair, field by field. Free until asked for; the kernels must agree with it.</summary>
internal static class Explainer
{
    public static Explanation Explain(in VolunteerRow volunteer, in NeedRow need, ScoringPolicy policy, SharingTable sharing)
    {
        var squared = DistanceSquared(volunteer, need);
        return new(volunteer.Id, policy.Version, Reject(volunteer, need, sharing), Parts(volunteer, need, policy), Gap(volunteer, need, squared));
    }

    public static Rejection Reject(in VolunteerRow volunteer, in NeedRow need, SharingTable sharing)
    {
        var squared = DistanceSquared(volunteer, need);
        var isForeign = volunteer.Municipality != need.Municipality;
        return When(Rejection.Type, (volunteer.Roles >> need.Role & 1) == 0)
            | When(Rejection.Capacity, RoomNeeded(volunteer, need) > 0 || IsTypeFull(volunteer, need))
            | When(Rejection.Language, !need.LanguageIsSoft && (need.LanguagesRequired & ~volunteer.Languages) != 0)
            | When(Rejection.Certificate, (need.CertificatesRequired & ~volunteer.Certificates) != 0)
            | When(Rejection.Check, CheckGap(volunteer, need) != default || OtherAdultsGap(volunteer, need) != default || ChecksUsed(volunteer, need) != 0)
            | When(Rejection.Gender, need is { GenderIsSoft: false, GenderPreference: not Gender.Unstated } && volunteer.Gender != need.GenderPreference)
            | When(Rejection.Sharing, !sharing.Shares(need.SharingRow, volunteer.Municipality))
            | When(Rejection.Consent, isForeign && !volunteer.SharedOutsideHome)
            | When(Rejection.Travel, squared > Square(volunteer.MaxTravelHm))
            | When(Rejection.DistanceCap, need.MaxDistanceHm != 0 && squared > Square(need.MaxDistanceHm))
            | When(Rejection.Paused, volunteer.PausedUntil > need.Day)
            | When(Rejection.Mode, need.Modes != 0 && (need.Modes >> volunteer.Mode & 1) == 0)
            | When(Rejection.Condition, (need.ConditionsRequired & ~volunteer.Conditions) != 0)
            | When(Rejection.Pattern, WeekendsMissing(volunteer, need) > 0 || !HasHours(volunteer, need))
            | When(Rejection.BlockedOut, volunteer.Rare?.IsBlockedOut(need.Day, need.EndDay) == true)
            | When(Rejection.Slots, MissingSlots(volunteer, need) != 0)
            | When(Rejection.Excluded, need.Excluded.Span.Contains(volunteer.Id));
    }

    public static ScoreParts Parts(in VolunteerRow volunteer, in NeedRow need, ScoringPolicy policy)
    {
        var squared = DistanceSquared(volunteer, need);
        var lost = Math.Min(policy.DistancePoints, (long)policy.DistancePointsPerHm * (long)Math.Sqrt(squared));
        var slots = Math.Min(BitOperations.PopCount(volunteer.Availability & need.Slots), need.SlotsNeeded);
        var parts = new ScoreParts(
            Distance: (int)(policy.DistancePoints - lost),
            Availability: slots * (policy.AvailabilityPoints / Math.Max(1, (int)need.SlotsNeeded)),
            Skills: BitOperations.PopCount(volunteer.Skills & need.SkillsWanted) * (policy.SkillPoints / Math.Max(1, BitOperations.PopCount(need.SkillsWanted))),
            Languages: BitOperations.PopCount(volunteer.Languages & need.LanguagesPreferred) * policy.LanguagePoints,
            Experience: Math.Min(volunteer.Experience, policy.ExperienceCap) * policy.ExperiencePoints,
            Load: volunteer.HasRoom ? policy.LoadPoints * (volunteer.Capacity - volunteer.Active) / volunteer.Capacity : 0,
            Rest: volunteer.Rest * policy.RestPoints,
            Penalty: 0,
            Priority: 0);
        var penalty = (need.LanguageIsSoft ? BitOperations.PopCount(need.LanguagesRequired & ~volunteer.Languages) * policy.LanguagePenalty : 0)
            + (need.GenderIsSoft && need.GenderPreference != Gender.Unstated && volunteer.Gender != need.GenderPreference ? policy.GenderPenalty : 0)
            + BitOperations.PopCount((uint)(need.ConditionsPreferred & ~volunteer.Conditions)) * policy.ConditionPenalty
            + (need.AgeBands != 0 && volunteer.AgeBand != 0 && (need.AgeBands >> (volunteer.AgeBand - 1) & 1) == 0 ? policy.AgePenalty : 0);
        return parts with { Penalty = -Math.Min(parts.Total, penalty), Priority = Math.Min(need.Priority, policy.PriorityCap) * policy.PriorityPoints };
    }

    private static RejectionGap Gap(in VolunteerRow volunteer, in NeedRow need, long squared)
    {
        var distance = (int)Math.Ceiling(Math.Sqrt(squared));
        return new(
            MissingLanguages: need.LanguageIsSoft ? 0 : need.LanguagesRequired & ~volunteer.Languages,
            MissingCertificates: (ushort)(need.CertificatesRequired & ~volunteer.Certificates),
            BeyondTravelHm: Math.Max(0, distance - volunteer.MaxTravelHm),
            BeyondCapHm: need.MaxDistanceHm == 0 ? 0 : Math.Max(0, distance - need.MaxDistanceHm),
            CheckDaysNeeded: CheckGap(volunteer, need),
            PausedUntil: volunteer.PausedUntil > need.Day ? volunteer.PausedUntil : (short)0,
            RoomNeeded: RoomNeeded(volunteer, need))
        {
            TypeFull = IsTypeFull(volunteer, need),
            OtherAdultsDaysNeeded = OtherAdultsGap(volunteer, need),
            ChecksUsed = ChecksUsed(volunteer, need),
            MissingConditions = (byte)(need.ConditionsRequired & ~volunteer.Conditions),
            WeekendsMissing = WeekendsMissing(volunteer, need),
            HoursStepNeeded = HasHours(volunteer, need) ? (byte)0 : need.HoursStep,
            MissingSlots = MissingSlots(volunteer, need),
        };
    }

    private static int RoomNeeded(in VolunteerRow volunteer, in NeedRow need)
    {
        var asked = PlacesAsked.Of(need);
        // Without room at all there is none on any day.
        return Math.Max(0, Math.Max(asked.Places - JointPlaces.LeftInTotal(volunteer, asked), 1 - (volunteer.Capacity - volunteer.Active)));
    }

    private static bool IsTypeFull(in VolunteerRow volunteer, in NeedRow need)
    {
        var asked = PlacesAsked.Of(need);
        return JointPlaces.LeftOfType(volunteer, asked) < asked.Places;
    }

    private static int WeekendsMissing(in VolunteerRow volunteer, in NeedRow need) =>
        Math.Max(0, need.Weekends - Math.Min(volunteer.Weekends, volunteer.Rare?.LeastLeft(TimeAsked.Of(need)).Weekends ?? byte.MaxValue));

    private static bool HasHours(in VolunteerRow volunteer, in NeedRow need) =>
        volunteer.HoursStep >= need.HoursStep && (volunteer.Rare is not { } rare || rare.LeastLeft(TimeAsked.Of(need)).Hours >= RowLimits.HoursOf(need.HoursStep));

    private static ulong MissingSlots(in VolunteerRow volunteer, in NeedRow need) =>
        need.SlotsRequired & ~(volunteer.Availability & (volunteer.Rare?.LeastLeft(TimeAsked.Of(need)).Slots ?? ulong.MaxValue));

    private static byte ChecksUsed(in VolunteerRow volunteer, in NeedRow need) =>
        (byte)(OneByOne.Used(volunteer.Rare, VolunteerRecord.Pack(volunteer.ChecksValidUntil), ChecksAsked.Of(need)) & need.ChecksNew);

    private static CheckDays OtherAdultsGap(in VolunteerRow volunteer, in NeedRow need) =>
        OneByOne.OtherAdults(volunteer.Rare, ChecksAsked.Of(need)) is { } others ? CheckGap(VolunteerRecord.Unpack(others), need.OtherAdultsValidOn) : default;

    private static CheckDays CheckGap(in VolunteerRow volunteer, in NeedRow need) => volunteer.Rare is { } rare
        ? CheckGap(VolunteerRecord.Unpack(rare.Counting(VolunteerRecord.Pack(volunteer.ChecksValidUntil), 0, ChecksAsked.Of(need))), need.ChecksValidOn)
        : CheckGap(volunteer.ChecksValidUntil, need.ChecksValidOn);

    private static CheckDays CheckGap(in CheckDays has, in CheckDays asked)
    {
        return new(Lacking(has.Kind0, asked.Kind0), Lacking(has.Kind1, asked.Kind1), Lacking(has.Kind2, asked.Kind2), Lacking(has.Kind3, asked.Kind3));
    }

    private static short Lacking(short validUntil, short asked) => validUntil < asked ? asked : (short)0;

    private static Rejection When(Rejection reason, bool applies) => applies ? reason : Rejection.None;

    private static long DistanceSquared(in VolunteerRow volunteer, in NeedRow need) => Square(volunteer.X - need.X) + Square(volunteer.Y - need.Y);

    private static long Square(long value) => value * value;
}
