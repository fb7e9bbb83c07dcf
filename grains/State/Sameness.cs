using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.State;

/// <summary>Equality by content for messages that hold collections, whose own record equality compares references.</summary>
internal static class Sameness
{
    public static bool SameAs(this MunicipalityProfile a, MunicipalityProfile b) =>
        a.Regions.SequenceEqual(b.Regions) && a with { Regions = b.Regions } == b;

    public static bool SameTerms(this SharingAgreement a, SharingAgreement b) =>
        a.Types.SequenceEqual(b.Types) && a with { Types = b.Types, Status = b.Status, EndsOn = b.EndsOn, Revision = b.Revision } == b;

    public static bool SameAs(this VolunteerProfile a, VolunteerProfile b) =>
        a.Types.SequenceEqual(b.Types) && a.Languages.SequenceEqual(b.Languages) && a.Interests.SequenceEqual(b.Interests)
        && a.Qualifications.SequenceEqual(b.Qualifications) && a.Checks.SequenceEqual(b.Checks) && a.WeekSlots.SequenceEqual(b.WeekSlots)
        && a.CapacityByType.Count == b.CapacityByType.Count && a.CapacityByType.All(c => b.CapacityByType.TryGetValue(c.Key, out var other) && other == c.Value)
        && a with
        {
            Types = b.Types,
            Languages = b.Languages,
            Interests = b.Interests,
            Qualifications = b.Qualifications,
            Checks = b.Checks,
            WeekSlots = b.WeekSlots,
            CapacityByType = b.CapacityByType,
        } == b;

    public static bool SameAs(this NeedRequirements a, NeedRequirements b) =>
        a.LanguagesRequired.SequenceEqual(b.LanguagesRequired) && a.LanguagesPreferred.SequenceEqual(b.LanguagesPreferred)
        && a.QualificationsRequired.SequenceEqual(b.QualificationsRequired) && a.WeekSlots.SequenceEqual(b.WeekSlots) && a.Interests.SequenceEqual(b.Interests)
        && a with
        {
            LanguagesRequired = b.LanguagesRequired,
            LanguagesPreferred = b.LanguagesPreferred,
            QualificationsRequired = b.QualificationsRequired,
            WeekSlots = b.WeekSlots,
            Interests = b.Interests,
        } == b;
}
