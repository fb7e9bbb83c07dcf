using Matching.Contracts.Drives;

namespace Matching.Grains.Drives;

[GenerateSerializer, Alias("matching.drive-state")]
public sealed record DriveState
{
    [Id(0)]
    public RecruitmentDrive? Drive { get; init; }

    [Id(1)]
    public ImmutableArray<string> Joined { get; init; } = [];

    [Id(2)]
    public ImmutableArray<VolunteerRef> Volunteers { get; init; } = [];

    [Id(3)]
    public long Version { get; init; }

    public DriveView View(string region) => new(region, Drive!, Joined, Version);
}
