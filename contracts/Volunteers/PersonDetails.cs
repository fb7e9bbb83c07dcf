namespace Matching.Contracts.Volunteers;

/// <summary>Who the volunteer is. Stays with the home municipality: never in the pool, a log, a metric or a problem.</summary>
[GenerateSerializer, Immutable, Alias("matching.person-details")]
public sealed record PersonDetails(string Name, string? Email, string? Phone)
{
    /// <summary>
    /// Of a member of an association or community: the number that checks refer to, 1–<see cref="Limits.CollectiveMembers"/>. Members with a number take part
    /// where the law asks for checks, and each must have them. Null for anybody else.
    /// </summary>
    [Id(0)]
    public int? Number { get; init; }

    /// <summary>Keeps names out of logs and exception texts that print whole records.</summary>
    public override string ToString() => "(person)";
}
