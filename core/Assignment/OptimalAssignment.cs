using Matching.Core.Assignment.Graph;
using Matching.Core.Assignment.Network;
using Matching.Core.Certificates;

namespace Matching.Core.Assignment;

/// <summary>
/// A choice of pairs with the largest total score, and the prices that prove it. Rows like <see cref="CandidateGraph"/>: the volunteers of
/// need <c>n</c> are <c>ChosenFor(n)</c>, best score first. Immutable.
/// </summary>
public sealed class OptimalAssignment
{
    private readonly int[] offsets;
    private readonly int[] volunteers;
    private readonly int[] needPrices;
    private readonly int[] volunteerPrices;

    internal OptimalAssignment(FlowNetwork network)
    {
        offsets = new int[network.NeedCount + 1];
        needPrices = new int[network.NeedCount];
        volunteerPrices = network.VolunteerPrices.AsSpan(0, network.VolunteerCount).ToArray();
        for (int n = 0; n < needPrices.Length; n++)
        {
            offsets[n + 1] = offsets[n] + network.Needs[n].Filled;
            needPrices[n] = network.Needs[n].Price;
        }

        volunteers = new int[offsets[^1]];
        Total = Collect(network);
    }

    /// <summary>Sum of the chosen scores.</summary>
    public long Total { get; }

    /// <summary>Number of chosen pairs.</summary>
    public int Filled => volunteers.Length;

    /// <summary>Price of one unit of each need: what one more wanted volunteer would add at most; 0 where the need is not full.</summary>
    public ReadOnlyMemory<int> NeedPrices => needPrices;

    /// <summary>Price of one place with each volunteer: what one more place would add at most; 0 where a place is left.</summary>
    public ReadOnlyMemory<int> VolunteerPrices => volunteerPrices;

    /// <summary>The volunteers chosen for a need, best score first; fewer than wanted where nobody is left who adds to the total.</summary>
    public ReadOnlySpan<int> ChosenFor(int need) => volunteers.AsSpan(offsets[need], offsets[need + 1] - offsets[need]);

    /// <summary>The proof, for <see cref="CertificateChecker"/> or anyone else.</summary>
    public AssignmentCertificate ToCertificate()
    {
        var needs = new int[Filled];
        for (int n = 0; n < needPrices.Length; n++)
            needs.AsSpan(offsets[n], offsets[n + 1] - offsets[n]).Fill(n);
        return new AssignmentCertificate
        {
            Total = Total,
            ChosenNeeds = needs,
            ChosenVolunteers = [.. volunteers],
            NeedPrices = [.. needPrices],
            VolunteerPrices = [.. volunteerPrices],
        };
    }

    private long Collect(FlowNetwork network)
    {
        long total = 0;
        for (int n = 0; n < needPrices.Length; n++)
        {
            int edge = network.Needs[n].First;
            for (int i = offsets[n]; i < offsets[n + 1]; i++, edge++)
            {
                edge = network.NextWithFlow(edge);
                volunteers[i] = network.EdgeVolunteer[edge];
                total += network.EdgeScore[edge];
            }
        }

        return total;
    }
}
