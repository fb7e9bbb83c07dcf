namespace Matching.Contracts.Placements;

/// <summary>Who consents to a placement.</summary>
[GenerateSerializer, Alias("matching.consent-party")]
public enum ConsentParty
{
    /// <summary>An adult, or a child from the age that the law names.</summary>
    Client = 0,

    /// <summary>A child's guardian, or the legal guardian of an adult.</summary>
    Guardian = 1,

    /// <summary>A court or board whose decision stands in for the consent of client and guardian, where <see cref="Law.LawRule.AuthorityMayConsent"/>.</summary>
    Authority = 2,
}
