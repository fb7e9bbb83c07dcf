namespace Matching.Contracts.Law;

/// <summary>What can end a check before its time. Names are stored: append only.</summary>
[GenerateSerializer, Alias("matching.life-event")]
public enum LifeEvent
{
    AddressChanged = 0,

    /// <summary>An adult moved in.</summary>
    AdultJoined = 1,

    /// <summary>Somebody told the municipality of a worry about the home or the volunteer.</summary>
    ConcernReported = 2,

    /// <summary>The person has another name or number in the registers.</summary>
    IdentityChanged = 3,

    /// <summary>The municipality has another reason to have the checks made anew.</summary>
    Other = 4,
}
