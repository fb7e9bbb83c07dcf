using Matching.Contracts.Rounds;

namespace Matching.Gateway.Rounds;

/// <summary>Of a round's proposals those for needs that the caller's authority may see; the needs themselves say which.</summary>
internal static class OwnCases
{
    public static async Task<ProposalPage> Of(ProposalPage page, Caller caller, IGrainFactory grains, int fanOut, CancellationToken cancellationToken)
    {
        var hidden = new bool[page.Items.Length];
        await Parallel.ForAsync(0, page.Items.Length, new ParallelOptions { MaxDegreeOfParallelism = fanOut, CancellationToken = cancellationToken }, async (i, _) =>
            hidden[i] = page.Items[i].Need is { } need && need.Municipality == caller.Municipality && (await grains.Need(need).Get()).Problem is { Code: ProblemCode.NotFound });
        return page with { Items = [.. page.Items.Where((_, i) => !hidden[i])] };
    }
}
