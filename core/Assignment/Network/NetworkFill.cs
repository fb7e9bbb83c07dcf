namespace Matching.Core.Assignment.Network;

/// <summary>Brings a freshly loaded network to its optimum.</summary>
internal sealed class NetworkFill(FlowNetwork network)
{
    /// <summary>Bids spent on one unit before a path is searched; more bids place few units more (measured on contended graphs).</summary>
    private const int BidsPerUnit = 20;

    private const int UnitsBetweenCancellationChecks = 256;
    private readonly Bidding _bidding = new(network);
    private readonly List<int> _open = [];

    public NeedSearch Search { get; } = new(network);

    public void All(ReadOnlySpan<int> counts, CancellationToken cancellationToken)
    {
        _open.Clear();
        for (var need = 0; need < counts.Length; need++)
        {
            network.Needs[need].Wanted = counts[need];
            network.Needs[need].Price = network.BestSurplus(need);
        }

        for (var need = 0; need < counts.Length; need++)
        {
            if (need % UnitsBetweenCancellationChecks == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var units = Math.Min(counts[need], network.Degree(need) + 1);
            for (var unit = 0; unit < units; unit++)
                Bid(need);
        }

        for (var i = 0; i < _open.Count; i++)
        {
            if (i % UnitsBetweenCancellationChecks == 0)
                cancellationToken.ThrowIfCancellationRequested();
            Search.Augment(_open[i]);
        }
    }

    private void Bid(int need)
    {
        var loser = _bidding.Place(need, BidsPerUnit);
        if (loser >= 0)
            _open.Add(loser);
    }
}
