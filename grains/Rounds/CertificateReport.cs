using Matching.Contracts.Rounds;
using Matching.Core.Assignment;

namespace Matching.Grains.Rounds;

/// <summary>Writes the proof of a solution: who has which price, and where choices were divided, how the prices of each part differ.</summary>
internal sealed class CertificateReport(RoundProblem problem, RoundSolution solution)
{
    private readonly RoundBasis basis = problem.Basis;
    private readonly Roster roster = problem.Roster;

    public RoundCertificate Write()
    {
        if (solution.Parts.Count == 0)
            return Prices(solution, solution.PriceUnit, solution.Terms is null ? null : Terms(solution, solution.PriceUnit, solution.Bound));
        // One unit for all parts, so that they can be compared.
        var leaves = solution.Parts.Where(part => part.Conflict.Count == 0).ToList();
        var unit = leaves.Max(part => part.Proof.PriceUnit);
        unit = Math.Max(unit, solution.PriceUnit);
        var whole = Prices(solution, unit, Terms(solution, unit, solution.Parts[0].Bound));
        return whole with { Bundles = new(solution.Bound, [.. solution.Parts.Select(part => Part(part, whole, unit))]) };
    }

    private BundlePart Part(BundleNode<RoundSolution> part, RoundCertificate whole, int unit) => new(
        part.Parent,
        part.Part,
        [.. part.Conflict.Select(pair => new ConflictingPair(basis.Query.Needs[pair.Need].Need, roster.Seats[pair.Volunteer].Volunteer))],
        part.Conflict.Count > 0 ? null : Differences(Prices(part.Proof, unit, Terms(part.Proof, unit, part.Bound)), whole));

    private static BundlePrices Differences(RoundCertificate part, RoundCertificate whole) => new(
        Differences(part.NeedPrices, whole.NeedPrices, p => p.Need, p => p with { Price = 0 }),
        Differences(part.VolunteerPrices, whole.VolunteerPrices, p => p.Volunteer, p => p with { Price = 0 }),
        Differences(part.TypePrices, whole.TypePrices, p => (p.Volunteer, p.Type), p => p with { Price = 0 }),
        part.Terms!);

    /// <summary>The prices that are other or new, then those that are gone.</summary>
    private static ImmutableArray<TPrice> Differences<TPrice, TOwner>(ImmutableArray<TPrice> part, ImmutableArray<TPrice> whole, Func<TPrice, TOwner> ownerOf, Func<TPrice, TPrice> gone)
    {
        var (before, owners) = (whole.ToHashSet(), part.Select(ownerOf).ToHashSet());
        return [.. part.Where(price => !before.Contains(price)), .. whole.Where(price => !owners.Contains(ownerOf(price))).Select(gone)];
    }

    private RoundCertificate Prices(RoundSolution proof, int unit, TermsCertificate? terms)
    {
        var scale = unit / proof.PriceUnit;
        var whole = proof.PlacePrices;
        var own = problem.Limits.OwnPrices(whole);
        var volunteers = ImmutableArray.CreateBuilder<VolunteerPrice>();
        var types = ImmutableArray.CreateBuilder<VolunteerTypePrice>();
        for (var number = 0; number < own.Length; number++)
        {
            var seat = roster.Seats[number];
            if (seat.Type is null && own[number] > 0)
                volunteers.Add(new(seat.Volunteer, own[number] * scale));
            if (seat.Type is { } type && whole[number] > own[number])
                types.Add(new(seat.Volunteer, type, (whole[number] - own[number]) * scale));
        }

        var needs = basis.Query.Needs.Zip(proof.NeedPrices, (need, price) => new NeedPrice(need.Need, price * scale));
        return new(solution.Total, [.. needs.Where(p => p.Price > 0)], volunteers.ToImmutable(), types.ToImmutable(), terms);
    }

    private TermsCertificate Terms(RoundSolution proof, int unit, long bound)
    {
        var scale = unit / proof.PriceUnit;
        return proof.Terms is not { } terms ? new(unit, bound, [], []) : new(
            unit,
            bound,
            [.. proof.Standing.Promised.Select((promised, m) => new PromisePrice(basis.Members[m], promised, terms.PromisePrices[m] * scale))],
            [.. basis.Quotas.Zip(terms.QuotaPrices, (q, price) => new QuotaPrice(Ids(q), basis.Members[q.Home], basis.Members[q.Receiving], q.Free, price * scale)).Where(q => q.Price > 0)]);
    }

    private static ImmutableArray<Guid> Ids(RoundQuota quota) => [.. quota.Agreements.Select(a => a.Agreement)];
}
