namespace Matching.Contracts.Values;

/// <summary>
/// The only place where grain keys are written. Each starts with a letter that is no hexadecimal digit, because some stores read
/// keys such as <c>0363</c> or <c>ab</c> as numbers, and none carries anything of a person.
/// </summary>
public static class GrainKeys
{
    public static string Municipality(string code) => $"m/{code}";

    public static string Volunteer(VolunteerRef volunteer) => $"{VolunteersOf(volunteer.Municipality)}{volunteer.Id:D}";

    public static string VolunteersOf(string municipality) => $"v/{municipality}/";

    public static string Need(NeedRef need) => $"{NeedsOf(need.Municipality)}{need.Id:D}";

    public static string NeedsOf(string municipality) => $"n/{municipality}/";

    public static string Region(string region) => $"r/{region}";

    public static string PoolShard(string region, int shard) => $"s/{region}/{shard}";

    public static string NeedBoard(string region) => $"w/{region}";

    public static string Drive(string region, Guid drive) => $"{DrivesOf(region)}{drive:D}";

    public static string DrivesOf(string region) => $"recruitment/{region}/";

    public static string Method(string region, Guid method) => $"{MethodsOf(region)}{method:D}";

    public static string MethodsOf(string region) => $"method/{region}/";

    public static string Round(string region, Guid round) => $"round/{region}/{round:D}";

    public static string RoundInputs(string region, Guid round) => $"round-inputs/{region}/{round:D}";

    public static string Audit(string municipality) => $"journal/{municipality}";

    public static string AuditPage(string municipality, long page) => $"{AuditPagesOf(municipality)}{page:D10}";

    public static string AuditPagesOf(string municipality) => $"journal-page/{municipality}/";

    public static string Notices(string municipality) => $"post/{municipality}";

    public static string PlacementList(string municipality) => $"placements/{municipality}";

    public static string Sweeper(string municipality) => $"sweeper/{municipality}";

    /// <summary>One of the buckets that hold the external keys of a municipality's imported rows.</summary>
    public static string ExternalKeys(string municipality, string kind, int bucket) => $"x/{municipality}/{kind}/{bucket}";
}
