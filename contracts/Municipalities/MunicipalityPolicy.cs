namespace Matching.Contracts.Municipalities;

/// <summary>What a municipality decides for itself on the shared model.</summary>
/// <param name="OfferHoldHours">How long an offer holds the volunteer before it lapses, 1–336 hours (two weeks).</param>
[GenerateSerializer, Immutable, Alias("matching.municipality-policy")]
public sealed record MunicipalityPolicy(int OfferHoldHours)
{
    /// <summary>How an emergency need is offered when it is opened; null: a person opens its lane.</summary>
    [Id(0)]
    public Needs.LanePolicy? Lane { get; init; }

    /// <summary>Days after which an approved volunteer whom nobody contacted is listed as left in silence, 1–<see cref="MaxSilentDays"/>. Default 90.</summary>
    [Id(20)]
    public int SilentAfterDays { get; init; } = 90;

    /// <summary>Terms by type and day; a type without any is offered on the policy's own.</summary>
    [Id(21)]
    public ImmutableArray<AssignmentTerms> Terms { get; init; } = [];

    /// <summary>The terms of a type in force on a day, or null.</summary>
    public AssignmentTerms? TermsOf(AssignmentType type, DateOnly day) => Terms.Where(t => t.Type == type && t.From <= day).MaxBy(t => t.From);

    /// <summary>Ten years.</summary>
    public const int MaxSilentDays = 3_650;

    public const int MinHoldHours = 1, MaxHoldHours = 336;

    /// <summary>72 hours: long enough for a volunteer to talk it over at home, short enough that nobody waits on a silent offer for weeks.</summary>
    public static MunicipalityPolicy Default { get; } = new(72);
}
