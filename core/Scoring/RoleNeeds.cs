using System.Runtime.InteropServices;
using Matching.Core.Assignment;

namespace Matching.Core;

/// <summary>The needs of one assignment type: what rules most of them out for a volunteer lies apart in 16 bytes each, so that few whole rows are read.</summary>
internal sealed class RoleNeeds
{
    private const int CertificateShift = 32, GenderShift = 48;

    private readonly List<Gate> _gates = [];
    private readonly List<NeedRow> _needs = [];
    private readonly Dictionary<int, int> _positions = [];

    public void Add(int number, in NeedRow need)
    {
        _positions.Add(number, _gates.Count);
        _gates.Add(new(number, need.X, need.Y, Asked(need)));
        _needs.Add(need);
    }

    public void Remove(int number)
    {
        _positions.Remove(number, out var position);
        var last = _gates.Count - 1;
        if (position != last)
        {
            (_gates[position], _needs[position]) = (_gates[last], _needs[last]);
            _positions[_gates[position].Number] = position;
        }

        _gates.RemoveAt(last);
        _needs.RemoveAt(last);
    }

    /// <summary>Appends every need that the volunteer, who has the type, is eligible for.</summary>
    public void AddEligible(in VolunteerRow volunteer, Scorer scorer, List<NeedScore> scored)
    {
        var travel = volunteer.MaxTravelHm * volunteer.MaxTravelHm;
        var missing = ~Offered(volunteer);
        var needs = CollectionsMarshal.AsSpan(_needs);
        var gates = CollectionsMarshal.AsSpan(_gates);
        for (var i = 0; i < gates.Length; i++)
        {
            ref readonly var gate = ref gates[i];
            int dx = volunteer.X - gate.X, dy = volunteer.Y - gate.Y;
            if ((gate.Asked & missing) != 0 || dx * dx + dy * dy > travel)
                continue;
            ref readonly var need = ref needs[i];
            if (Explainer.Reject(volunteer, need, scorer.Sharing) == Rejection.None)
                scored.Add(new(gate.Number, Explainer.Parts(volunteer, need, scorer.Policy).Total));
        }
    }

    private static ulong Asked(in NeedRow need)
    {
        var gender = need.GenderIsSoft || need.GenderPreference == Gender.Unstated ? 0 : 1ul << GenderShift + (int)need.GenderPreference;
        return (need.LanguageIsSoft ? 0 : need.LanguagesRequired) | (ulong)need.CertificatesRequired << CertificateShift | gender;
    }

    private static ulong Offered(in VolunteerRow volunteer) =>
        volunteer.Languages | (ulong)volunteer.Certificates << CertificateShift | 1ul << GenderShift + (int)volunteer.Gender;

    private readonly record struct Gate(int Number, short X, short Y, ulong Asked);
}
