using Matching.Contracts.Volunteers;
using Matching.Grains.Audit;

namespace Matching.Grains.Volunteers;

[GenerateSerializer, Alias("matching.volunteer-state")]
public sealed record VolunteerState : IOwes<VolunteerState>
{
    [Id(0)]
    public VolunteerProfile? Profile { get; init; }

    /// <summary>Grows with every stored change; the pool keeps the highest it has seen.</summary>
    [Id(1)]
    public long Version { get; init; }

    /// <summary>Holds and placements, and ended ones for as long as a caller may ask again.</summary>
    [Id(2)]
    public ImmutableArray<Commitment> Commitments { get; init; } = [];

    [Id(3)]
    public Owed Owed { get; init; } = Owed.Nothing;

    /// <summary>The day of the last offer. Kept apart from the entries, because old ones are dropped.</summary>
    [Id(4)]
    public DateOnly? LastAsked { get; init; }

    /// <summary>Checks of which the coordinators were told already.</summary>
    [Id(5)]
    public ImmutableArray<CheckWarning> Warned { get; init; } = [];

    /// <summary>The inputs of the decision behind each entry that has one, by offer: Base64 of <see cref="PairInputs"/>, compressed.</summary>
    [Id(6)]
    public ImmutableDictionary<Guid, string> Inputs { get; init; } = ImmutableDictionary<Guid, string>.Empty;

    /// <summary>Checks that were taken out of the profile, newest first: whoever puts one back gets it as the events since then left it.</summary>
    [Id(7)]
    public ImmutableArray<BackgroundCheck> RemovedChecks { get; init; } = [];

    /// <summary>By day, the latest last; at most <see cref="Limits.ContactsPerVolunteer"/>.</summary>
    [Id(8)]
    public ImmutableArray<VolunteerContact> Contacts { get; init; } = [];

    /// <summary>Entered by hand; by day, the latest last; at most <see cref="Limits.EventsPerVolunteer"/>. A check that is recorded later than the event ends with it too.</summary>
    [Id(9)]
    public ImmutableArray<RecordedEvent> Events { get; init; } = [];

    VolunteerState IOwes<VolunteerState>.Owing(Owed owed) => this with { Owed = owed };
}
