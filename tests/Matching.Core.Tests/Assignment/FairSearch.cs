using Matching.Core.Assignment;

namespace Matching.Core.Tests.Assignment;

/// <summary>The best choice under fairness terms by trying every choice.</summary>
internal sealed class FairSearch
{
    private readonly CandidateGraph _graph;
    private readonly FairnessTerms _terms;
    private readonly IReadOnlyList<int> _least;
    private readonly int[] _counts, _capacities, _placed, _owners;
    private readonly Dictionary<(int Home, int Receiving), QuotasBetween> _quotas = [];
    private Best? _best;

    private FairSearch(CandidateGraph graph, FairnessTerms terms, IReadOnlyList<int> least)
    {
        (_graph, _terms, _least) = (graph, terms, least);
        (_counts, _capacities) = (graph.Counts.ToArray(), graph.Capacities.ToArray());
        foreach (var between in terms.Quotas.GroupBy(q => (q.Home, q.Receiving)))
            _quotas[between.Key] = new([.. between]);
        _placed = new int[terms.MunicipalityCount];
        _owners = new int[graph.PairCount];
        for (var n = 0; n < graph.NeedCount; n++)
            _owners.AsSpan(graph.Offsets[n]..graph.Offsets[n + 1]).Fill(n);
    }

    /// <param name="graph">The problem.</param>
    /// <param name="terms">Its terms.</param>
    /// <param name="least">Placements that the goal promises each municipality at least.</param>
    public static Best Find(CandidateGraph graph, FairnessTerms terms, IReadOnlyList<int> least)
    {
        var search = new FairSearch(graph, terms, least);
        search.Try(0, 0);
        return search._best!;
    }

    private void Try(int pair, long total)
    {
        if (pair == _graph.PairCount)
        {
            Judge(total);
            return;
        }

        Try(pair + 1, total);
        int need = _owners[pair], volunteer = _graph.Volunteers[pair];
        int home = _terms.VolunteerHomes[volunteer], receiving = _terms.NeedMunicipalities[need];
        var (quotas, group) = (_quotas.GetValueOrDefault((home, receiving)), _terms.NeedGroups?[need] ?? 0);
        if (_counts[need] == 0 || _capacities[volunteer] == 0)
            return;
        quotas?.Placed.Add(group);
        if (quotas?.AreKept() != false)
        {
            Use(need, volunteer, receiving, 1);
            Try(pair + 1, total + _graph.Scores[pair]);
            Use(need, volunteer, receiving, -1);
        }

        quotas?.Placed.RemoveAt(quotas.Placed.Count - 1);
    }

    private void Use(int need, int volunteer, int receiving, int units)
    {
        _counts[need] -= units;
        _capacities[volunteer] -= units;
        _placed[receiving] += units;
    }

    private void Judge(long total)
    {
        int[] credits = _terms.Goal == FairnessGoal.LexicographicMaxMin ? [.. _placed.Select((p, m) => (_terms.OpeningCredits?[m] ?? 0) + p - _least[m]).Order()] : [];
        if (_terms.Goal != FairnessGoal.None && _placed.Where((p, m) => p < _least[m]).Any())
            return;
        if (_best is null || Compare(credits, _best.Credits) is var order && (order > 0 || (order == 0 && total > _best.Total)))
            _best = new Best(total, credits);
    }

    private static int Compare(int[] left, int[] right)
        => left.Zip(right).Select(p => p.First.CompareTo(p.Second)).FirstOrDefault(order => order != 0);

    /// <summary>The best total, and the credits it is best for, ascending.</summary>
    internal sealed record Best(long Total, int[] Credits);
}
