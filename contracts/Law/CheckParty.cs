namespace Matching.Contracts.Law;

/// <summary>Who fetches a check from the register.</summary>
[GenerateSerializer, Alias("matching.check-party")]
public enum CheckParty
{
    Municipality = 0,

    /// <summary>The person asks for it and shows it.</summary>
    Volunteer = 1,

    /// <summary>The association or organisation the volunteer belongs to.</summary>
    Organisation = 2,
}
