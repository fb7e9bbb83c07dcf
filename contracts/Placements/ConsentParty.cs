namespace Matching.Contracts.Placements;

[GenerateSerializer, Alias("matching.consent-party")]
public enum ConsentParty
{
    Client = 0,
    Guardian = 1,
}
