namespace Matching.Grains.State;

/// <summary>
/// The names states are stored under, each used by one grain: some stores tell rows apart by this name and the key alone.
/// </summary>
public static class StateNames
{
    public const string Municipality = "municipality", Volunteer = "volunteer", Need = "need", Region = "region", Round = "round", ExternalKeys = "external-keys",
        Audit = "audit", AuditPage = "audit-page", Notices = "notices", RoundInputs = "round-inputs",
        Districts = "districts", Partnerships = "partnerships", Drive = "drive", Method = "method", Credits = "credits";

    /// <summary>The storage provider that the host registers.</summary>
    public const string Store = "matching";
}
