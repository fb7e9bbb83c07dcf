using System.Globalization;
using Matching.Core.Assignment;

namespace Matching.Bench.Assign;

/// <summary>Reads a yardstick candidate graph: lines <c>nid,rank,vid,score</c> beside the folder's volunteers.csv and needs.csv.</summary>
internal sealed class GraphFile
{
    private const int CapacityColumn = 14, ActiveColumn = 15, CountColumn = 15;
    private readonly int[] _counts;
    private readonly int[] _capacities;
    private readonly List<int> _rows = [], _volunteers = [], _scores = [];

    public GraphFile(string folder, string graph)
    {
        _capacities = ReadColumn(Path.Combine(folder, "volunteers.csv"), f => f[CapacityColumn] - f[ActiveColumn]);
        _counts = ReadColumn(Path.Combine(folder, "needs.csv"), f => f[CountColumn]);
        foreach (string line in File.ReadLines(graph))
        {
            var fields = Fields(line);
            _rows.Add(fields[0]);
            _volunteers.Add(fields[2]);
            _scores.Add(fields[3]);
        }
    }

    /// <summary>Rows become offsets; the arrays are copied so that each timed run starts from the file's plain lists.</summary>
    public CandidateGraph ToGraph()
    {
        var offsets = new int[_counts.Length + 1];
        foreach (int row in _rows)
            offsets[row + 1]++;
        for (var n = 0; n < _counts.Length; n++)
            offsets[n + 1] += offsets[n];
        return CandidateGraph.Create([.. _counts], [.. _capacities], offsets, [.. _volunteers], [.. _scores]);
    }

    private static int[] ReadColumn(string path, Func<int[], int> pick) => [.. File.ReadLines(path).Skip(1).Select(l => pick(Fields(l)))];

    /// <summary>Integer fields; the two decimal ones (latitude, longitude) are read as 0, they are not needed here.</summary>
    private static int[] Fields(string line)
        => Array.ConvertAll(line.Split(','), f => int.TryParse(f, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int i) ? i : 0);
}
