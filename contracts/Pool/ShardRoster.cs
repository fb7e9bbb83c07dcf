namespace Matching.Contracts.Pool;

/// <summary>Who is in a shard's snapshot of a round, by row. Rows are what the later answers speak of; a row with no free place can be empty.</summary>
/// <param name="Volunteers">One entry a row.</param>
/// <param name="Free">Places left, one entry a row; 0 also where the row is empty.</param>
/// <param name="TypeRooms">Volunteers with a limit of their own for a type, below what is free in total; by row and type.</param>
/// <param name="Count">Volunteers in the snapshot, with and without a free place.</param>
/// <param name="Columns">The canonical words of each volunteer in the snapshot, in row order: what the round's inputs are stored as.</param>
[GenerateSerializer, Immutable, Alias("matching.shard-roster")]
public sealed record ShardRoster(ImmutableArray<VolunteerRef> Volunteers, ImmutableArray<int> Free, ImmutableArray<TypeRoom> TypeRooms, int Count, ImmutableArray<ulong> Columns)
{
    /// <summary>By row, in the order of the volunteer's columns.</summary>
    [Id(0)]
    public ImmutableArray<ShardAbsence> Absences { get; init; } = [];

    /// <summary>By need and row.</summary>
    [Id(1)]
    public ImmutableArray<ShardKin> Kin { get; init; } = [];

    /// <summary>By row, in the order of the volunteer's columns.</summary>
    [Id(2)]
    public ImmutableArray<ShardTimeLeft> TimesLeft { get; init; } = [];

    /// <summary>By row, in the order of the volunteer's columns.</summary>
    [Id(3)]
    public ImmutableArray<ShardPurposeDay> PurposeDays { get; init; } = [];

    /// <summary>By row, in the order of the volunteer's columns.</summary>
    [Id(4)]
    public ImmutableArray<ShardPlacesLeft> PlacesLeft { get; init; } = [];
}
