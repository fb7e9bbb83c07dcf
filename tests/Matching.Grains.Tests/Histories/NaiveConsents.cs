using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Contracts.Placements;

namespace Matching.Grains.Tests.Histories;

/// <summary>Whose consent is missing, said once more and child by child: no code of the service is asked.</summary>
internal static class NaiveConsents
{
    public static IEnumerable<int> Missing(Placement placement, NeedCase @case, string municipality)
    {
        var law = LawBook.Default.For(municipality, placement.Type, placement.Wanted);
        int[] children = @case.SiblingAges.IsEmpty ? [0] : [.. placement.Children];
        foreach (var child in children)
        {
            bool Says(ConsentParty party) => placement.Consents.Any(c => c.Child == child && c.Party == party);
            int? age = child == 0 ? @case.ChildAge : @case.SiblingAges[child - 1];
            var enough = age is null ? Says(ConsentParty.Client) || Says(ConsentParty.Guardian)
                : Says(ConsentParty.Guardian) && (age < (law.ClientConsentAge ?? 18) || Says(ConsentParty.Client));
            if (!enough && !(law.AuthorityMayConsent && Says(ConsentParty.Authority)))
                yield return child;
        }

        if (!@case.SiblingAges.IsEmpty && children.Length != placement.Places)
            yield return -1;
    }
}
