using Matching.Core.Assignment.Network;

namespace Matching.Core.Assignment.Incremental;

/// <summary>Changes a solved network and restores its optimum by local augmentations. Arguments are checked by the callers.</summary>
internal sealed class NetworkEditor(FlowNetwork network, NeedSearch search)
{
    private readonly EdgeRows _rows = new(network);
    private readonly List<int> _freed = [];
    private readonly List<(int Slack, int Need, int Edge)> _held = [];
    private PlaceSearch? _places;

    private PlaceSearch Places => _places ??= new PlaceSearch(network, _rows);

    /// <summary>Takes over a network that was solved anew.</summary>
    public void Index() => _rows.Index();

    public int AppendNeed()
    {
        var need = network.AppendNeed();
        _rows.GrowToNetwork();
        return need;
    }

    public int AppendVolunteer()
    {
        var volunteer = network.AppendVolunteer();
        _rows.GrowToNetwork();
        return volunteer;
    }

    /// <param name="need">The need.</param>
    /// <param name="count">Volunteers wanted.</param>
    /// <param name="candidates">All its candidates in canonical order.</param>
    public void ChangeNeed(int need, int count, ReadOnlySpan<Candidate> candidates)
    {
        ref var node = ref network.Needs[need];
        _freed.Clear();
        for (var edge = network.NextWithFlow(node.First, node.Last); edge < node.Last; edge = network.NextWithFlow(edge + 1, node.Last))
        {
            var volunteer = network.EdgeVolunteer[edge];
            network.Drop(edge);
            network.Volunteers[volunteer].Free++;
            _freed.Add(volunteer);
        }

        (node.Filled, node.Wanted) = (0, 0);
        _rows.Replace(need, []);
        foreach (var volunteer in _freed)
            Places.OfferAll(volunteer);
        _rows.Replace(need, candidates);
        node.Wanted = count;
        node.Price = network.BestSurplus(need);
        Fill(need);
    }

    public void SetCapacity(int volunteer, int capacity)
    {
        ref var node = ref network.Volunteers[volunteer];
        node.Free += capacity - node.Capacity;
        node.Capacity = capacity;
        if (node.Free < 0)
            Eject(volunteer, -node.Free);
        else
            Places.OfferAll(volunteer);
        if (capacity == 0)
            network.VolunteerPrices[volunteer] = FlowNetwork.Unaffordable;
    }

    /// <summary>Replaces all pairs of a volunteer: closes, edits and opens again.</summary>
    public void ChangeVolunteer(int volunteer, int capacity, ReadOnlySpan<NeedScore> pairs)
    {
        SetCapacity(volunteer, 0);
        for (var edge = _rows.FirstAt(volunteer); edge >= 0; edge = _rows.FirstAt(volunteer))
            _rows.Remove(edge);
        foreach (var pair in pairs)
            _rows.Insert(pair.Need, new Candidate(volunteer, pair.Score));
        SetCapacity(volunteer, capacity);
    }

    /// <summary>
    /// Takes the needs off that gain least from a volunteer. The price rises to what the last of them gains: then the edges it leaves are
    /// not underpriced and the edges it keeps are not overpriced.
    /// </summary>
    private void Eject(int volunteer, int places)
    {
        _held.Clear();
        for (var edge = network.Volunteers[volunteer].FirstCarried; edge >= 0; edge = network.NextCarried[edge])
        {
            var need = network.EdgeNeed[edge];
            _held.Add((network.EdgeScore[edge] - network.Needs[need].Price - network.VolunteerPrices[volunteer], need, edge));
        }

        _held.Sort();
        for (var i = 0; i < places; i++)
        {
            network.Drop(_held[i].Edge);
            network.Needs[_held[i].Need].Filled--;
        }

        network.Volunteers[volunteer].Free = 0;
        network.VolunteerPrices[volunteer] = network.Volunteers[volunteer].Capacity == 0
            ? FlowNetwork.Unaffordable
            : network.VolunteerPrices[volunteer] + _held[places - 1].Slack;
        for (var i = 0; i < places; i++)
            search.Augment(_held[i].Need);
    }

    private void Fill(int need)
    {
        var units = Math.Min(network.Needs[need].Wanted, network.Degree(need) + 1);
        while (units-- > 0 && search.Augment(need))
        {
        }
    }
}
