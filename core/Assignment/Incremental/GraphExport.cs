using Matching.Core.Assignment.Network;

namespace Matching.Core.Assignment.Incremental;

internal static class GraphExport
{
    /// <summary>Copies a network's edges into a graph.</summary>
    public static CandidateGraph Of(FlowNetwork network)
    {
        var counts = new int[network.NeedCount];
        var offsets = new int[network.NeedCount + 1];
        for (var n = 0; n < counts.Length; n++)
        {
            counts[n] = network.Needs[n].Wanted;
            offsets[n + 1] = offsets[n] + network.Degree(n);
        }

        var volunteers = new int[offsets[^1]];
        var scores = new int[offsets[^1]];
        for (var n = 0; n < counts.Length; n++)
        {
            Array.Copy(network.EdgeVolunteer, network.Needs[n].First, volunteers, offsets[n], network.Degree(n));
            Array.Copy(network.EdgeScore, network.Needs[n].First, scores, offsets[n], network.Degree(n));
        }

        var capacities = new int[network.VolunteerCount];
        for (var v = 0; v < capacities.Length; v++)
            capacities[v] = network.Volunteers[v].Capacity;
        return CandidateGraph.Create(counts, capacities, offsets, volunteers, scores);
    }
}
