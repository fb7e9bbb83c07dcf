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
        TypePrices = [.. proof.TypePrices.Where(p => p.Volunteer.Municipality != caller.Municipality || CallAuthority.Sees(p.Type))],
    };

    private static async Task<ImmutableArray<T>> Seen<T>(
        ImmutableArray<T> items, Func<T, NeedRef> needOf, Caller caller, IGrainFactory grains, int fanOut, CancellationToken cancellationToken)
    {
        var hidden = new bool[items.Length];
        await Parallel.ForAsync(0, items.Length, new ParallelOptions { MaxDegreeOfParallelism = fanOut, CancellationToken = cancellationToken }, async (i, _) =>
            hidden[i] = needOf(items[i]) is { } need && need.Municipality == caller.Municipality && (await grains.Need(need).Get()).Problem is { Code: ProblemCode.NotFound });
        return [.. items.Where((_, i) => !hidden[i])];
    }
}
