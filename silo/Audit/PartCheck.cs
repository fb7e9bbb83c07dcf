using Matching.Contracts.Rounds;

namespace Matching.Silo.Audit;

/// <summary>
/// The parts of a <see cref="BundleCertificate"/>: each conflict is one, every part of it is there, and each part without one keeps to the bound by its own
/// prices. Whatever fits lacks a pair of every conflict, so that the parts are all there is.
/// </summary>
/// <param name="proves">Whether prices bound every choice of some pairs by so many points.</param>
internal sealed class PartCheck(RoundCertificate proof, BundleCertificate divided, List<ProofPair> pairs, NaiveBundles bundles, Func<ProofPrices, IEnumerable<ProofPair>, long, bool> proves)
{
    private readonly ILookup<VolunteerRef, ProofPair> byVolunteer = pairs.ToLookup(p => p.Volunteer.Volunteer);

    public bool Holds() => divided.Parts is [{ Parent: -1 }, ..] && divided.Parts.Skip(1).All(part => part.Parent >= 0) && Enumerable.Range(0, divided.Parts.Length).All(Holds);

    private bool Holds(int at)
    {
        var part = divided.Parts[at];
        if (!Way(at, out var kept, out var without))
            return false;
        if (part.Prices is not { } prices)
            return IsConflict(part, kept) && Enumerable.Range(0, part.Conflict.Length).All(number => divided.Parts.Count(p => p.Parent == at && p.Part == number) == 1);
        var keptBy = kept.ToLookup(p => p.Volunteer, p => p.Need);
        return proves(new(proof, prices), pairs.Where(pair => !without.Contains(new(pair.Need.Need, pair.Volunteer.Volunteer)) && FitsBeside(pair, [.. keptBy[pair.Volunteer.Volunteer]])), divided.Bound);
    }

    /// <summary>What a part is with and without; false where it is a part of nothing.</summary>
    private bool Way(int at, out HashSet<ConflictingPair> kept, out HashSet<ConflictingPair> without)
    {
        (kept, without) = ([], []);
        for (var part = divided.Parts[at]; part.Parent >= 0; part = divided.Parts[at])
        {
            if (part.Parent >= at || part.Part < 0 || part.Part >= divided.Parts[part.Parent].Conflict.Length)
                return false;
            var conflict = divided.Parts[at = part.Parent].Conflict;
            kept.UnionWith(conflict.Take(part.Part));
            without.Add(conflict[part.Part]);
        }

        return true;
    }

    private bool IsConflict(BundlePart part, HashSet<ConflictingPair> kept)
    {
        if (part.Conflict.IsEmpty || part.Conflict.Any(p => p.Volunteer != part.Conflict[0].Volunteer))
            return false;
        var volunteer = part.Conflict[0].Volunteer;
        var asked = kept.Where(p => p.Volunteer == volunteer).Concat(part.Conflict).Select(p => p.Need).ToHashSet();
        var known = byVolunteer[volunteer].Where(p => asked.Contains(p.Need.Need)).ToList();
        return known.Count == asked.Count && !bundles.Fit(known[0].Volunteer, [.. known.Select(p => p.Need)]);
    }

    private bool FitsBeside(ProofPair pair, List<NeedRef> kept) =>
        kept.Count == 0 || kept.Contains(pair.Need.Need)
        || bundles.Fit(pair.Volunteer, [.. byVolunteer[pair.Volunteer.Volunteer].Where(p => kept.Contains(p.Need.Need)).Select(p => p.Need), pair.Need]);
}
