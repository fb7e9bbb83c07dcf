using Matching.Contracts.Audit;
using Matching.Contracts.Needs;

namespace Matching.Grains.Tests.Histories;

/// <summary>One audit entry for each change: none missing, none doubled, each chain unbroken, and what the entries say is what the offers went through.</summary>
internal static class AuditChecker
{
    public static IEnumerable<string> Violations(Ledger ledger)
    {
        foreach (var (municipality, trail) in ledger.Trails)
        {
            if (AuditChain.Verify(municipality, trail) is { IsSound: false } verdict)
                yield return $"chain: {municipality}: {verdict.Fault}";
        }

        var bySubject = ledger.Trails.Values.SelectMany(t => t).Where(e => e.Draft.Ordinal > 0).ToLookup(e => e.Draft.Subject, e => e.Draft);
        foreach (var (subject, written) in ledger.Written)
        {
            var ordinals = bySubject[subject].Select(d => d.Ordinal).Order().ToList();
            if (!ordinals.SequenceEqual(Enumerable.Range(1, ordinals.Count).Select(i => (long)i)) || ordinals.Count < written.HandedOn || ordinals.Count > written.All)
                yield return $"audit: {subject} has {ordinals.Count} entries, {written.All} changes, {written.HandedOn} handed on";
        }

        if (ledger.Trails.IsEmpty)
            yield break;
        foreach (var need in ledger.Needs.Where(n => ledger.Written.ContainsKey(GrainKeys.Need(n.Need))))
        {
            foreach (var offer in need.Offers)
            {
                var said = bySubject[GrainKeys.Need(need.Need)].Where(d => d.Detail?.StartsWith($"offer {offer.Id:D}", StringComparison.Ordinal) == true).Select(d => d.Action).ToList();
                if (Offers(said).Count() != 1 || Ends(said).Count() != (offer.Status is OfferStatus.Held or OfferStatus.Accepted ? 0 : 1) || (offer.Status == OfferStatus.Held && said.Count != 1))
                    yield return $"audit: {offer.Id} is {offer.Status}, its entries say {string.Join(", ", said)}";
            }
        }
    }

    private static IEnumerable<AuditAction> Offers(IEnumerable<AuditAction> said) => said.Where(a => a is AuditAction.OfferMade or AuditAction.OfferMadeByOverride);

    private static IEnumerable<AuditAction> Ends(IEnumerable<AuditAction> said) =>
        said.Where(a => a is AuditAction.OfferDeclined or AuditAction.OfferWithdrawn or AuditAction.OfferExpired or AuditAction.PlacementRefused or AuditAction.PlacementEnded);
}
