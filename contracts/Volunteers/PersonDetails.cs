namespace Matching.Contracts.Volunteers;

/// <summary>Who the volunteer is. Stays with the home municipality: never in the pool, a log, a metric or a problem.</summary>
[GenerateSerializer, Immutable, Alias("matching.person-details")]
public sealed record PersonDetails(string Name, string? Email, string? Phone)
{
    /// <summary>Keeps names out of logs and exception texts that print whole records.</summary>
    public override string ToString() => "(person)";
}
