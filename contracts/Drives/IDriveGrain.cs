namespace Matching.Contracts.Drives;

/// <summary>One joint recruitment drive of a region. Key: <see cref="GrainKeys.Drive"/>.</summary>
[Alias("matching.drive")]
public interface IDriveGrain : IGrainWithStringKey
{
    /// <summary>The organiser creates or replaces it; other terms must be joined anew. <paramref name="expectedVersion"/> 0 only creates, null takes any.</summary>
    [Alias("set-up")]
    Task<Outcome<DriveView>> SetUp(RecruitmentDrive drive, long? expectedVersion);

    [Alias("get"), AlwaysInterleave]
    Task<Outcome<DriveView>> Get();

    /// <summary>A member takes its share of the cost. Again: fine.</summary>
    [Alias("join")]
    Task<Outcome<DriveView>> Join(string member);

    /// <summary>The drive brought this volunteer in. Again: fine.</summary>
    [Alias("add-volunteer")]
    Task<Outcome<DriveView>> AddVolunteer(VolunteerRef volunteer);

    /// <summary>Reads what has become of the volunteers.</summary>
    [Alias("report"), AlwaysInterleave]
    Task<Outcome<DriveReport>> Report();

    /// <summary>Hands on what a failure left owing to the audit trail.</summary>
    [Alias("pay-up")]
    Task PayUp();
}
