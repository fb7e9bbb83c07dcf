using Matching.Core.Assignment.Network;
using Matching.Core.Certificates;

namespace Matching.Core.Assignment;

/// <summary>
/// A choice of pairs with the largest total score, and the prices that prove it. Rows like <see cref="CandidateGraph"/>: the volunteers of
/// need <c>n</c> are <c>ChosenFor(n)</c>, best score first. Immutable.
/// </summary>
public sealed class OptimalAssignment
{
    private readonly int[] _offsets;
    private readonly int[] _volunteers;
    private readonly int[] _needPrices;
    private readonly int[] _volunteerPrices;

    internal OptimalAssignment(FlowNetwork network)
    {
        _offsets = new int[network.NeedCount + 1];
        _needPrices = new int[network.NeedCount];
        _volunteerPrices = network.VolunteerPrices.AsSpan(0, network.VolunteerCount).ToArray();
        for (var n = 0; n < _needPrices.Length; n++)
        {
            _offsets[n + 1] = _offsets[n] + network.Needs[n].Filled;
            _needPrices[n] = network.Needs[n].Price;
        }

        _volunteers = new int[_offsets[^1]];
        Total = network.Total;
        Collect(network);
    }

    /// <summary>Sum of the chosen scores.</summary>
    public long Total { get; }

    /// <summary>Number of chosen pairs.</summary>
    public int Filled => _volunteers.Length;

    /// <summary>Price of one unit of each need: what one more wanted volunteer would add at most; 0 where the need is not full.</summary>
    public ReadOnlyMemory<int> NeedPrices => _needPrices;

    /// <summary>Price of one place with each volunteer: what one more place would add at most; 0 where a place is left.</summary>
    public ReadOnlyMemory<int> VolunteerPrices => _volunteerPrices;

    /// <summary>The volunteers chosen for a need, best score first; fewer than wanted where nobody is left who adds to the total.</summary>
    public ReadOnlySpan<int> ChosenFor(int need) => _volunteers.AsSpan(_offsets[need], _offsets[need + 1] - _offsets[need]);

    /// <summary>The proof, for <see cref="CertificateChecker"/> or anyone else.</summary>
    public AssignmentCertificate ToCertificate()
    {
        var needs = new int[Filled];
        for (var n = 0; n < _needPrices.Length; n++)
            needs.AsSpan(_offsets[n], _offsets[n + 1] - _offsets[n]).Fill(n);
        return new AssignmentCertificate
        {
            Total = Total,
            ChosenNeeds = needs,
            ChosenVolunteers = [.. _volunteers],
            NeedPrices = [.. _needPrices],
            VolunteerPrices = [.. _volunteerPrices],
        };
    }

    private void Collect(FlowNetwork network)
    {
        for (var n = 0; n < _needPrices.Length; n++)
        {
            var edge = network.Needs[n].First;
            for (var i = _offsets[n]; i < _offsets[n + 1]; i++, edge++)
            {
                edge = network.NextWithFlow(edge, network.Needs[n].Last);
                _volunteers[i] = network.EdgeVolunteer[edge];
            }
        }
    }
}
