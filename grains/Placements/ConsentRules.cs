using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Contracts.Placements;

namespace Matching.Grains.Placements;

/// <summary>
/// Whose consent a placement needs before it is agreed: an adult's own or the legal guardian's; a child's guardian's, and from the law's age on the child's own;
/// each sibling's by itself. Where the law lets a court or board decide without them, its decision stands in for all of one client's.
/// </summary>
internal static class ConsentRules
{
    /// <summary>What is still missing, of each client by itself.</summary>
    public static IEnumerable<(int Child, ConsentParty Party)> Missing(Placement placement, NeedCase @case, LawRule law) =>
        from child in placement.Clients()
        where !Has(placement, child, ConsentParty.Authority)
        from party in Asked(placement, child, @case, law)
        where !Has(placement, child, party)
        select (child, party);

    /// <summary>Why this consent is nobody's to give here, or null.</summary>
    public static Problem? Misplaced(Placement placement, Consent consent, NeedCase @case, LawRule law) => consent switch
    {
        _ when !placement.Clients().Contains(consent.Child) =>
            Problem.Invalid("The placement is not of that child.", "child", $"Choose from {string.Join(", ", placement.Clients())}: childAge's is 0, the first of siblingAges 1."),
        { Party: ConsentParty.Authority } when !law.AuthorityMayConsent =>
            Problem.Invalid("No authority decides here without the client's consent.", "party", "Record the consent of the client or the guardian."),
        { Party: ConsentParty.Client } when Age(@case, consent.Child) < law.ClientConsentAge =>
            Problem.Invalid($"The law asks for a child's own consent from {law.ClientConsentAge} years on.", "party", "Record the guardian's consent."),
        _ => null,
    };

    public static bool IsRecorded(Placement placement, Consent consent) => placement.Consents.Contains(Given(consent));

    public static Placement Recorded(Placement placement, Consent consent)
    {
        var next = placement with { Consents = placement.Consents.RemoveAll(c => (c.Child, c.Party) == (consent.Child, consent.Party)).Add(Given(consent)) };
        return next with { ClientConsent = Complete(next, ConsentParty.Client), GuardianConsent = Complete(next, ConsentParty.Guardian) };
    }

    private static ConsentGiven Given(Consent consent) => new(consent.Child, consent.Party, consent.On);

    private static IEnumerable<ConsentParty> Asked(Placement placement, int child, NeedCase @case, LawRule law)
    {
        if (Age(@case, child) is not { } age || age >= Limits.AgeOfMajority)
            return Has(placement, child, ConsentParty.Guardian) ? [] : [ConsentParty.Client];
        return age >= law.ClientConsentAge ? [ConsentParty.Guardian, ConsentParty.Client] : [ConsentParty.Guardian];
    }

    private static bool Has(Placement placement, int child, ConsentParty party) => placement.Consents.Any(c => (c.Child, c.Party) == (child, party));

    private static int? Age(NeedCase @case, int child) => @case.ChildAges() is var ages && child < ages.Length ? ages[child] : null;

    private static DateOnly? Complete(Placement placement, ConsentParty party)
    {
        var given = placement.Consents.Where(c => c.Party == party).ToList();
        return placement.Clients().All(child => given.Exists(c => c.Child == child)) ? given.Max(c => c.On) : null;
    }
}
