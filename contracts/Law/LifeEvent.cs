namespace Matching.Contracts.Law;

/// <summary>What can end a check before its time.</summary>
[GenerateSerializer, Alias("matching.life-event")]
public enum LifeEvent
{
    AddressChanged = 0,

    /// <summary>An adult moved in.</summary>
    AdultJoined = 1,
}
