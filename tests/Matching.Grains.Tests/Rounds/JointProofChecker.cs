using Matching.Contracts.Rounds;
using Matching.Grains.Pool;
using Matching.Grains.Rounds;

namespace Matching.Grains.Tests.Rounds;

/// <summary>Checks a round of a <see cref="JointWorld"/> and its proof by the words of <see cref="BundleCertificate"/> alone.</summary>
internal sealed class JointProofChecker(JointWorld world, RoundOutcome outcome)
{
    private readonly List<string> faults = [];
    private readonly RoundCertificate proof = outcome.Certificate;

    public List<string> Violations()
    {
        var taken = outcome.Proposals.Select(p => (Need: Need(p.Need), Volunteer: Volunteer(p.Volunteer), Proposal: p)).ToList();
        Check(taken.TrueForAll(t => t.Proposal.Worth() == world.Worth(t.Need, t.Volunteer) && t.Proposal.Places == world.Places(t.Need)), "a proposal has the wrong worth or places");
        Check(taken.GroupBy(t => t.Need).All(n => n.Count() <= world.Wanted(n.Key)), "a need gets more than it wants");
        Check(taken.GroupBy(t => t.Volunteer).All(v => world.Fits(v.Key, [.. v.Select(t => t.Need)])), "proposals of one volunteer do not fit");
        faults.AddRange(world.Agreements?.Faults([.. taken.Select(t => (t.Proposal, world.Needs[t.Need]))]) ?? []);
        Check(taken.Distinct().Count() == taken.Count, "a pair is proposed twice");
        Check(outcome.Summary.TotalScore == outcome.Proposals.Sum(p => p.Worth()) && proof.TotalScore == outcome.Summary.TotalScore, "the total is not the sum");
        Check(outcome.Summary.Terms!.Gap == outcome.Summary.Terms.Bound - outcome.Summary.TotalScore && outcome.Summary.Terms.Gap >= 0, "the gap is not the difference");
        Check(!outcome.Summary.Optimal || outcome.Summary.Terms.Gap == 0, "optimal with a gap");
        if (proof.Bundles is not { } bundles)
        {
            CheckBound(outcome.Summary.Terms.Bound, proof.Terms?.PriceUnit ?? 1, proof.NeedPrices, proof.VolunteerPrices, proof.TypePrices, proof.Terms, [], []);
            return faults;
        }

        Check(bundles.Bound == outcome.Summary.Terms.Bound, "the summary tells another bound");
        for (var at = 0; at < bundles.Parts.Length; at++)
            CheckPart(bundles, at);
        return faults;
    }

    private void CheckPart(BundleCertificate bundles, int at)
    {
        var part = bundles.Parts[at];
        var (kept, without) = (new List<ConflictingPair>(), new List<ConflictingPair>());
        for (var inner = part; inner.Parent >= 0; inner = bundles.Parts[inner.Parent])
        {
            if (inner.Part >= bundles.Parts[inner.Parent].Conflict.Length)
            {
                faults.Add("a part of nothing");
                return;
            }

            kept.AddRange(bundles.Parts[inner.Parent].Conflict.Take(inner.Part));
            without.Add(bundles.Parts[inner.Parent].Conflict[inner.Part]);
        }

        if (part.Prices is { } prices)
        {
            CheckBound(bundles.Bound, prices.Terms.PriceUnit,
                [.. prices.NeedPrices, .. proof.NeedPrices.Where(p => prices.NeedPrices.All(q => q.Need != p.Need))],
                [.. prices.VolunteerPrices, .. proof.VolunteerPrices.Where(p => prices.VolunteerPrices.All(q => q.Volunteer != p.Volunteer))],
                [.. prices.TypePrices, .. proof.TypePrices.Where(p => prices.TypePrices.All(q => (q.Volunteer, q.Type) != (p.Volunteer, p.Type)))],
                prices.Terms, kept, without);
            return;
        }

        var volunteer = Volunteer(part.Conflict[0].Volunteer);
        int[] together = [.. kept.Concat(part.Conflict).Where(p => Volunteer(p.Volunteer) == volunteer).Select(p => Need(p.Need)).Distinct()];
        Check(part.Conflict.All(p => Volunteer(p.Volunteer) == volunteer) && !world.Fits(volunteer, together), "a conflict is none");
        Check(Enumerable.Range(0, part.Conflict.Length).All(i => bundles.Parts.Count(p => p.Parent == at && p.Part == i) == 1), "a part is missing");
    }

    private void CheckBound(
        long said, int unit, ImmutableArray<NeedPrice> needs, ImmutableArray<VolunteerPrice> volunteers, ImmutableArray<VolunteerTypePrice> types, TermsCertificate? terms,
        List<ConflictingPair> kept, List<ConflictingPair> without)
    {
        long bound = needs.Sum(p => (long)p.Price * world.Wanted(Need(p.Need))) + volunteers.Sum(p => (long)p.Price * world.Free(Volunteer(p.Volunteer)))
            + types.Sum(p => (long)p.Price * world.Basis.TypeRooms.Single(r => r.Volunteer == p.Volunteer.Id).Left)
            + (terms?.Quotas.Sum(q => (long)q.Price * q.Limit) ?? 0) - (terms?.Promises.Sum(p => (long)p.Price * p.Promised) ?? 0);
        for (var need = 0; need < world.Needs.Length; need++)
        {
            for (var volunteer = 0; volunteer < world.Rows.Length; volunteer++)
            {
                var (n, v) = (need, volunteer);
                int[] beside = [.. kept.Where(p => Volunteer(p.Volunteer) == v).Select(p => Need(p.Need)).Distinct()];
                if (world.Worth(n, v) == 0 || without.Exists(p => Need(p.Need) == n && Volunteer(p.Volunteer) == v) || (beside.Length > 0 && !beside.Contains(n) && !world.Fits(v, [.. beside, n])))
                    continue;
                bound += Math.Max(0, (long)world.Worth(n, v) * unit + (terms?.Promises.Where(p => p.Municipality == world.Needs[n].Need.Municipality).Sum(p => p.Price) ?? 0)
                    - (terms is null ? 0 : world.QuotaPrice(terms, n, v))
                    - needs.Where(p => p.Need == world.Needs[n].Need).Sum(p => p.Price) - volunteers.Where(p => Volunteer(p.Volunteer) == v).Sum(p => p.Price)
                    - types.Where(p => Volunteer(p.Volunteer) == v && p.Type == world.Needs[n].Type).Sum(p => p.Price));
            }
        }

        Check(bound < (said + 1) * unit, $"the prices prove {bound} / {unit}, not {said}");
    }

    private int Need(NeedRef need) => world.Needs.Select((n, i) => (n.Need, i)).Single(n => n.Need == need).i;

    private int Volunteer(VolunteerRef volunteer) => Array.FindIndex(world.Rows, r => Ids.Guid(r.Id) == volunteer.Id);

    private void Check(bool holds, string otherwise)
    {
        if (!holds)
            faults.Add(otherwise);
    }
}
