namespace Matching.Core.Assignment.Network;

/// <summary>Brings a freshly loaded network to its optimum.</summary>
internal sealed class NetworkFill(FlowNetwork network)
{
    /// <summary>Bids spent on one unit before a path is searched; more bids place few units more (measured on contended graphs).</summary>
    private const int BidsPerUnit = 20;

    private const int UnitsBetweenCancellationChecks = 256;
    private readonly Bidding bidding = new(network);
    private readonly List<int> open = [];

    public NeedSearch Search { get; } = new(network);

    public void All(ReadOnlySpan<int> counts, CancellationToken cancellationToken)
    {
        open.Clear();
        for (int need = 0; need < counts.Length; need++)
        {
            network.Needs[need].Wanted = counts[need];
            network.Needs[need].Price = network.BestSurplus(need);
        }

        for (int need = 0; need < counts.Length; need++)
        {
            if (need % UnitsBetweenCancellationChecks == 0)
                cancellationToken.ThrowIfCancellationRequested();
            int units = Math.Min(counts[need], network.Degree(need) + 1);
            for (int unit = 0; unit < units; unit++)
                Bid(need);
        }

        for (int i = 0; i < open.Count; i++)
        {
            if (i % UnitsBetweenCancellationChecks == 0)
                cancellationToken.ThrowIfCancellationRequested();
            Search.Augment(open[i]);
        }
    }

    private void Bid(int need)
    {
        int loser = bidding.Place(need, BidsPerUnit);
        if (loser >= 0)
            open.Add(loser);
    }
}
