namespace Matching.Contracts.Values;

/// <summary>How a need can be fulfilled: a Norwegian støttekontakt can be a person, an activity group or an organisation. The number is a bit in the pool: append only.</summary>
[GenerateSerializer, Alias("matching.fulfilment-mode")]
public enum FulfilmentMode
{
    Person = 0,
    Group = 1,
    Organisation = 2,
}
