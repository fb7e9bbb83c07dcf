using Matching.Core.Assignment.Network;

namespace Matching.Core.Assignment.Incremental;

/// <summary>Changes a solved network and restores its optimum by local augmentations. Arguments are checked by the callers.</summary>
internal sealed class NetworkEditor(FlowNetwork network, NeedSearch search)
{
    private readonly EdgeRows _rows = new(network);
    private readonly List<int> _freed = [];
    private readonly List<(int Slack, int Need, int Edge)> _held = [];
    private readonly List<int> _lowered = [];
    private int[] _pairOfNeed = [];
    private PlaceSearch? _places;

    /// <summary>The needs whose price may have fallen in the last change, some of them more than once.</summary>
    public List<int> Lowered => _lowered;

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
        _lowered.Clear();
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
        _lowered.Add(need);
        Fill(need);
    }

    public void SetCapacity(int volunteer, int capacity)
    {
        _lowered.Clear();
        Resize(volunteer, capacity);
    }

    /// <summary>Replaces all pairs of a volunteer: closes, edits and opens again. An edge that stays moves only as far as its score does.</summary>
    public void ChangeVolunteer(int volunteer, int capacity, ReadOnlySpan<NeedScore> pairs)
    {
        _lowered.Clear();
        Resize(volunteer, 0);
        if (_pairOfNeed.Length < network.NeedCount)
            Array.Resize(ref _pairOfNeed, network.Needs.Length);
        for (var i = 0; i < pairs.Length; i++)
            _pairOfNeed[pairs[i].Need] = i + 1;
        for (int edge = _rows.FirstAt(volunteer), next; edge >= 0; edge = next)
        {
            next = _rows.NextAt(edge);
            ref var pair = ref _pairOfNeed[network.EdgeNeed[edge]];
            if (pair == 0)
                _rows.Remove(edge);
            else if (network.EdgeScore[edge] != pairs[pair - 1].Score)
                _rows.Rescore(edge, pairs[pair - 1].Score);
            pair = 0;
        }

        foreach (var pair in pairs)
        {
            if (_pairOfNeed[pair.Need] > 0)
                _rows.Insert(pair.Need, new Candidate(volunteer, pair.Score));
            _pairOfNeed[pair.Need] = 0;
        }

        Resize(volunteer, capacity);
    }

    private void Resize(int volunteer, int capacity)
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
            Augment(_held[i].Need);
    }

    private void Fill(int need)
    {
        var units = Math.Min(network.Needs[need].Wanted, network.Degree(need) + 1);
        while (units-- > 0 && Augment(need))
        {
        }
    }

    private bool Augment(int need)
    {
        var found = search.Augment(need);
        _lowered.AddRange(search.Reached);
        return found;
    }
}
