namespace Matching.Contracts.Volunteers;

/// <summary>A volunteer as the home municipality sees them.</summary>
[GenerateSerializer, Immutable, Alias("matching.volunteer-view")]
public sealed record VolunteerView(VolunteerRef Volunteer, VolunteerProfile Profile, ImmutableArray<Commitment> Commitments, int Free, long Version)
{
    /// <summary>The day of the last offer, whatever became of it; null where there was none.</summary>
    [Id(0)]
    public DateOnly? LastAsked { get; init; }

    /// <summary>By day, the latest last; at most <see cref="Limits.ContactsPerVolunteer"/>.</summary>
    [Id(1)]
    public ImmutableArray<VolunteerContact> Contacts { get; init; } = [];

    /// <summary>Entered by hand; by day, the latest last; at most <see cref="Limits.EventsPerVolunteer"/>.</summary>
    [Id(2)]
    public ImmutableArray<RecordedEvent> Events { get; init; } = [];
}
