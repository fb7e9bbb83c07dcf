using Matching.Contracts.Rounds;

namespace Matching.Gateway.Rounds;

/// <summary>Of what a round found that which the caller's authority may see; the needs themselves say which. The network's own roles see all: they see no case.</summary>
internal static class OwnCases
{
    public static async Task<ProposalPage> Of(ProposalPage page, Caller caller, IGrainFactory grains, int fanOut, CancellationToken cancellationToken) =>
        caller.SeesWholeRegion ? page : page with { Items = await Seen(page.Items, p => p.Need, caller, grains, fanOut, cancellationToken) };

    public static async Task<RoundCertificate> Of(RoundCertificate proof, Caller caller, IGrainFactory grains, int fanOut, CancellationToken cancellationToken) => caller.SeesWholeRegion ? proof : proof with
    {
        NeedPrices = await Seen(proof.NeedPrices, p => p.Need, caller, grains, fanOut, cancellationToken),
        TypePrices = Seen(proof.TypePrices, caller),
        Bundles = proof.Bundles is null ? null : proof.Bundles with { Parts = [.. await Task.WhenAll(proof.Bundles.Parts.Select(part => Of(part, caller, grains, fanOut, cancellationToken)))] },
    };

    private static async Task<BundlePart> Of(BundlePart part, Caller caller, IGrainFactory grains, int fanOut, CancellationToken cancellationToken) => part with
    {
        Conflict = await Seen(part.Conflict, p => p.Need, caller, grains, fanOut, cancellationToken),
        Prices = part.Prices is not { } prices ? null : prices with
        {
            NeedPrices = await Seen(prices.NeedPrices, p => p.Need, caller, grains, fanOut, cancellationToken),
            TypePrices = Seen(prices.TypePrices, caller),
        },
    };

    private static ImmutableArray<VolunteerTypePrice> Seen(ImmutableArray<VolunteerTypePrice> prices, Caller caller) =>
        [.. prices.Where(p => p.Volunteer.Municipality != caller.Municipality || CallAuthority.Sees(p.Type))];

    private static async Task<ImmutableArray<T>> Seen<T>(
        ImmutableArray<T> items, Func<T, NeedRef> needOf, Caller caller, IGrainFactory grains, int fanOut, CancellationToken cancellationToken)
    {
        var hidden = new bool[items.Length];
        await Parallel.ForAsync(0, items.Length, new ParallelOptions { MaxDegreeOfParallelism = fanOut, CancellationToken = cancellationToken }, async (i, _) =>
            hidden[i] = needOf(items[i]) is { } need && need.Municipality == caller.Municipality && (await grains.Need(need).Get()).Problem is { Code: ProblemCode.NotFound });
        return [.. items.Where((_, i) => !hidden[i])];
    }
}
