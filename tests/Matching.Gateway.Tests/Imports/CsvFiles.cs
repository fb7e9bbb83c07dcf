using System.Text;

namespace Matching.Gateway.Tests.Imports;

/// <summary>Files of invented volunteers and needs.</summary>
internal static class CsvFiles
{
    public const string VolunteerHeader =
        "external_key,municipality,name,email,phone,kind,gender,lat,lon,max_travel_km,types,languages,interests,qualifications,checks,week_slots,"
        + "experience,capacity,capacity_by_type,ongoing,paused_until,shared_outside_home,approvals";

    public const string NeedHeader =
        "external_key,municipality,type,lat,lon,count,start,decision_date,languages_required,languages_preferred,qualifications_required,gender,"
        + "week_slots,slots_needed,interests,client_reference,contact_point,monthly_cost";

    public static string Volunteer(string key, string municipality = GatewayHost.Linkoping, int capacity = 1) =>
        $"{key},{municipality},Testa Påhittad,testa@example.org,070-1740646,Individual,Female,58.41,15.62,25,ContactPerson Visitor,sv ar,football,first-aid,"
        + $"CriminalRecord:2026-03-01,mon-16 sat-08,2,{capacity},ContactPerson:1,0,,yes,ContactPerson:Approved:2026-03-15 Visitor:Approved:2026-03-15";

    public static string Need(string key, string municipality = GatewayHost.Linkoping, string type = "Visitor") =>
        $"{key},{municipality},{type},58.41,15.62,1,2027-01-15,{(type == "Visitor" ? "" : "2026-01-01")},sv,,,Any,mon-16,1,football,{key},Contact services,0";

    public static string File(string header, params IEnumerable<string> rows) => string.Join('\n', [header, .. rows]) + "\n";

    public static Stream Stream(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));
}
