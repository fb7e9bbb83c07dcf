using Matching.Contracts.Drives;
using Matching.Grains.Audit;

namespace Matching.Grains.Drives;

[GenerateSerializer, Alias("matching.drive-state")]
public sealed record DriveState : IOwes<DriveState>
{
    [Id(0)]
    public RecruitmentDrive? Drive { get; init; }

    [Id(1)]
    public ImmutableArray<string> Joined { get; init; } = [];

    [Id(2)]
    public ImmutableArray<VolunteerRef> Volunteers { get; init; } = [];

    [Id(3)]
    public long Version { get; init; }

    [Id(4)]
    public Owed Owed { get; init; } = Owed.Nothing;

    DriveState IOwes<DriveState>.Owing(Owed owed) => this with { Owed = owed };

    public DriveView View(string region) => new(region, Drive!, Joined, Version);
}
