using Matching.Contracts.Volunteers;

namespace Matching.Grains.Tests.Histories;

/// <summary>Whatever runs or is held abroad counts against one agreement between the two that covers it, the one that was named where one was; none carries more than its quota, and all who tell of it name the same.</summary>
internal static class AgreementChecker
{
    public static IEnumerable<string> Violations(Ledger ledger) => [.. OfClaims(ledger), .. OfOffers(ledger), .. Quotas(ledger)];

    private static IEnumerable<string> OfClaims(Ledger ledger)
    {
        var claims = ledger.Claims.ToLookup(c => c.Run.Use.Offer);
        foreach (var (home, entry) in Standing(ledger))
        {
            var wanted = entry.Reservation;
            if (claims[wanted.Offer].ToList() is not [var claim])
            {
                yield return $"claim: {wanted.Offer} counts against {claims[wanted.Offer].Count()} agreements";
                continue;
            }

            var (use, agreement) = (claim.Run.Use, claim.Agreement);
            if ((use.Volunteer.Municipality, use.Receiving, use.Type) != (home, wanted.Need.Municipality, wanted.Type))
                yield return $"claim: {wanted.Offer} is claimed as something else";
            if (agreement is null || (agreement.Home, agreement.Receiving) != (home, wanted.Need.Municipality) || !agreement.Covers(use.Type, use.Start))
                yield return $"claim: {wanted.Offer} counts against {claim.Run.Agreement}, which did not cover it";
            // A claim that was moved for a start which then failed waits for the next attempt.
            if (wanted.Agreement != claim.Run.Agreement && (use.Start == wanted.Start || use.Start == Day(entry)) && ledger.Agreements.Any(a => a.Id == wanted.Agreement && a.Covered(use.Type, use.Start)))
                yield return $"claim: {wanted.Offer} counts against {claim.Run.Agreement}, and its entry says {wanted.Agreement}";
        }
    }

    private static IEnumerable<string> OfOffers(Ledger ledger)
    {
        var entries = ledger.Volunteers.SelectMany(v => v.Commitments).ToDictionary(c => c.Reservation.Offer, c => c.Reservation);
        foreach (var need in ledger.Needs)
        {
            foreach (var offer in need.Offers.Where(o => ledger.Granted.GetValueOrDefault(o.Id)?.Named is { } named && named != o.Agreement))
                yield return $"named: {offer.Id} is held under {offer.Agreement}, not {ledger.Granted[offer.Id].Named}";
            foreach (var offer in need.Offers.Where(o => o.Volunteer.Municipality == need.Need.Municipality == o.Agreement is not null))
                yield return $"named: {offer.Id} is held under {offer.Agreement?.ToString() ?? "none"}";
            foreach (var placement in need.Placements.Where(p => p.Started is not null && entries.TryGetValue(p.Offer, out var entry) && entry.Agreement != p.Agreement))
                yield return $"named: {placement.Offer} runs under {entries[placement.Offer].Agreement}, and its need says {placement.Agreement}";
        }
    }

    /// <summary>By the claims themselves, one agreement at a time.</summary>
    private static IEnumerable<string> Quotas(Ledger ledger)
    {
        var standing = Standing(ledger).Select(s => s.Entry.Reservation.Offer).ToHashSet();
        return from claims in ledger.Claims.Where(c => standing.Contains(c.Run.Use.Offer)).GroupBy(c => c.Run.Agreement)
               where claims.Count() > ledger.Agreements.Where(a => a.Id == claims.Key).Sum(a => a.Quota)
               select $"quota: {claims.Count()} claims stand against {claims.Key}";
    }

    private static IEnumerable<(string Home, Commitment Entry)> Standing(Ledger ledger) =>
        from volunteer in ledger.Volunteers
        from entry in volunteer.Commitments
        where entry.Counts(ledger.Now) && entry.Reservation.Need.Municipality != volunteer.Volunteer.Municipality
        select (volunteer.Volunteer.Municipality, entry);

    /// <summary>On which it begins, or is to begin as things stand.</summary>
    private static DateOnly Day(Commitment entry) => entry.Started ?? (entry.AgreedOn > entry.Reservation.Start ? entry.AgreedOn.Value : entry.Reservation.Start);
}
