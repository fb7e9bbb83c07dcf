namespace Matching.Samples.Generation.Writing;

internal static class NeedCsv
{
    private const string Header =
        "external_key,municipality,type,lat,lon,count,start,decision_date,languages_required,languages_preferred,qualifications_required,gender,"
        + "week_slots,slots_needed,interests,client_reference,contact_point,monthly_cost,end,emergency,modes,conditions,conditions_preferred,"
        + "language_is_soft,gender_is_soft,age_from,age_to,weekends_a_month,hours_a_week,siblings,for_child,max_distance_km,kin_tags,relatives_considered,"
        + "child_age,protected_identity,sibling_ages,week_slots_required";

    public static string Write(IEnumerable<NeedRow> rows) => Csv.Write(Header, rows, Fields);

    private static IEnumerable<string> Fields(NeedRow row)
    {
        var need = row.Requirements;
        return
        [
            row.Key,
            row.Municipality,
            $"{need.Type}",
            Csv.Degrees(need.Place.LatitudeCenti),
            Csv.Degrees(need.Place.LongitudeCenti),
            Csv.Number(need.Count),
            Csv.Date(need.Start),
            Csv.Date(need.DecisionDate),
            Csv.List(need.LanguagesRequired),
            Csv.List(need.LanguagesPreferred),
            Csv.List(need.QualificationsRequired),
            $"{need.Gender}",
            Csv.List(need.WeekSlots),
            Csv.Number(need.SlotsNeeded),
            Csv.List(need.Interests),
            row.Case.ClientReference,
            row.Case.ContactPoint,
            Csv.Number(row.Case.MonthlyCost),
            Csv.Date(need.End),
            Csv.YesNo(need.Emergency),
            Csv.List(need.Modes),
            Csv.List(need.Conditions),
            Csv.List(need.ConditionsPreferred),
            Csv.YesNo(need.LanguageIsSoft),
            Csv.YesNo(need.GenderIsSoft),
            Csv.Number(need.AgeFrom),
            Csv.Number(need.AgeTo),
            Csv.Number(need.WeekendsAMonth),
            Csv.Number(need.HoursAWeek),
            $"{need.Siblings}",
            Csv.YesNo(need.ForChild),
            Csv.Number(need.MaxDistanceKm),
            Csv.List(row.Case.KinTags),
            Csv.Date(row.Case.RelativesConsidered),
            Csv.Number(row.Case.ChildAge),
            Csv.YesNo(row.Case.ProtectedIdentity),
            Csv.List(row.Case.SiblingAges),
            Csv.List(need.WeekSlotsRequired),
        ];
    }
}
