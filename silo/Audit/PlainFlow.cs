namespace Matching.Silo.Audit;

/// <summary>A flow network that pushes one unit after another along the path of largest gain (Bellman and Ford). Slow, and short enough to be believed.</summary>
internal sealed class PlainFlow
{
    private readonly Dictionary<string, int> numbers = [];
    private readonly HashSet<(int From, int To)> known = [];
    private readonly List<(int To, int Left, long Gain)> edges = [];
    private readonly List<List<int>> edgesOf = [];

    /// <summary>The same edge again adds nothing.</summary>
    public void Edge(string from, string to, int capacity, long gain)
    {
        var (tail, head) = (Number(from), Number(to));
        if (!known.Add((tail, head)))
            return;
        edgesOf[tail].Add(edges.Count);
        edges.Add((head, capacity, gain));
        edgesOf[head].Add(edges.Count);
        edges.Add((tail, 0, -gain));
    }

    /// <summary>The units pushed until no path gains anything.</summary>
    public int PushWhileItGains(string source, string sink)
    {
        var (from, to) = (Number(source), Number(sink));
        var units = 0;
        for (; BestPath(from, to) is { } path; units++)
        {
            foreach (var edge in path)
            {
                edges[edge] = edges[edge] with { Left = edges[edge].Left - 1 };
                edges[edge ^ 1] = edges[edge ^ 1] with { Left = edges[edge ^ 1].Left + 1 };
            }
        }

        return units;
    }

    /// <summary>Units on an edge after the pushes.</summary>
    public int Units(string from, string to)
    {
        var (tail, head) = (Number(from), Number(to));
        return edgesOf[tail].Where(edge => edge % 2 == 0 && edges[edge].To == head).Sum(edge => edges[edge ^ 1].Left);
    }

    private List<int>? BestPath(int from, int to)
    {
        var gains = new long[numbers.Count];
        Array.Fill(gains, long.MinValue);
        var cameBy = new int[numbers.Count];
        var changed = new Queue<int>([from]);
        gains[from] = 0;
        while (changed.TryDequeue(out var node))
        {
            foreach (var edge in edgesOf[node])
            {
                var (head, left, gain) = edges[edge];
                if (left == 0 || gains[node] + gain <= gains[head])
                    continue;
                (gains[head], cameBy[head]) = (gains[node] + gain, edge);
                changed.Enqueue(head);
            }
        }

        if (gains[to] <= 0)
            return null;
        var path = new List<int>();
        for (var node = to; node != from; node = edges[cameBy[node] ^ 1].To)
            path.Add(cameBy[node]);
        return path;
    }

    private int Number(string name)
    {
        if (numbers.TryGetValue(name, out var number))
            return number;
        edgesOf.Add([]);
        return numbers[name] = edgesOf.Count - 1;
    }
}
