namespace Matching.Contracts.Drives;

[GenerateSerializer, Immutable, Alias("matching.drive-report")]
public sealed record DriveReport(DriveView Drive, ImmutableArray<DriveResult> Results);
