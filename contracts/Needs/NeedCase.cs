namespace Matching.Contracts.Needs;

/// <summary>What stays with the municipality that opened the need.</summary>
/// <param name="ClientReference">The municipality's own case number; never a name or a national id.</param>
/// <param name="ContactPoint">Who answers for it, as a function; empty: the district in which the need lies.</param>
/// <param name="MonthlyCost">Agreed arvode + omkostnad, whole units of the country's currency; 0 for free volunteering.</param>
[GenerateSerializer, Immutable, Alias("matching.need-case")]
public sealed record NeedCase(string ClientReference, string ContactPoint, int MonthlyCost)
{
    /// <summary>Whole years at the placement date, where the client is a child; null: an adult. Decides whose consent is recorded; of siblings it is the first one's. Given if and only if the need is <see cref="NeedRequirements.ForChild"/>.</summary>
    [Id(0)]
    public int? ChildAge { get; init; }

    /// <summary>Volunteers who may not serve it: conflict of interest (jäv), or the client's wish. The region sees ids, never why.</summary>
    [Id(1)]
    public ImmutableArray<VolunteerRef> Conflicts { get; init; } = [];

    /// <summary>Keyed hashes of the client and the client's relatives, see <see cref="KinTag"/>: a volunteer with one of them is kin.</summary>
    [Id(2)]
    public ImmutableArray<string> KinTags { get; init; } = [];

    /// <summary>When placement with relatives was considered; foster homes go to others only after that.</summary>
    [Id(3)]
    public DateOnly? RelativesConsidered { get; init; }

    /// <summary>Nothing about the need leaves the municipality: only its own volunteers are asked.</summary>
    [Id(4)]
    public bool ProtectedIdentity { get; init; }

    /// <summary>Whole years of the other siblings, one for each place after the first; empty where the need has one client.</summary>
    [Id(5)]
    public ImmutableArray<int> SiblingAges { get; init; } = [];

    /// <summary>Ages of all children it is about, <see cref="ChildAge"/> first; empty for an adult.</summary>
    public ImmutableArray<int> ChildAges() => ChildAge is { } age ? [age, .. SiblingAges] : [];

    /// <summary>Of the youngest child, for whom the law asks most; null for an adult.</summary>
    public int? YoungestAge() => ChildAges() is { IsEmpty: false } ages ? ages.Min() : null;

    /// <summary>Keeps case numbers out of logs and exception texts that print whole records.</summary>
    public override string ToString() => "(case)";
}
