namespace Matching.Samples.Generation.Writing;

internal static class NeedCsv
{
    private const string Header =
        "external_key,municipality,type,lat,lon,count,start,decision_date,languages_required,languages_preferred,qualifications_required,gender,"
        + "week_slots,slots_needed,interests,client_reference,contact_point,monthly_cost";

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
        ];
    }
}
