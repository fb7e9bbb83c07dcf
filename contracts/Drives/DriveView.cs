namespace Matching.Contracts.Drives;

/// <param name="Joined">The members that agreed to it as it stands, ordered by code; only they can name volunteers.</param>
[GenerateSerializer, Immutable, Alias("matching.drive-view")]
public sealed record DriveView(string Region, RecruitmentDrive Drive, ImmutableArray<string> Joined, long Version);
