using Matching.Core.Assignment;

namespace Matching.Core;

/// <summary>
/// Open needs by assignment type, for the other direction: one volunteer against all needs, after a change of the volunteer. Not safe for concurrent use.
/// </summary>
public sealed class NeedIndex(Scorer scorer)
{
    private readonly RoleNeeds[] _byRole = [.. Enumerable.Range(0, RowLimits.Roles).Select(_ => new RoleNeeds())];
    private readonly Dictionary<int, byte> _roles = [];

    /// <summary>Number of needs.</summary>
    public int Count => _roles.Count;

    /// <summary>Adds a need or changes it.</summary>
    /// <exception cref="MatchingInputException">The need is out of range.</exception>
    public void Set(int number, in NeedRow need)
    {
        RowLimits.Check(need, scorer.Sharing);
        Remove(number);
        _roles.Add(number, need.Role);
        _byRole[need.Role].Add(number, need);
    }

    /// <summary>Removes a need; does nothing if it is not there.</summary>
    public void Remove(int number)
    {
        if (_roles.Remove(number, out var role))
            _byRole[role].Remove(number);
    }

    /// <summary>Writes every need that the volunteer is eligible for to <paramref name="scored"/>, cleared first, by number.</summary>
    /// <exception cref="MatchingInputException">The volunteer is out of range.</exception>
    public void ScoresOf(in VolunteerRow volunteer, List<NeedScore> scored)
    {
        RowLimits.Check(volunteer);
        scored.Clear();
        for (var role = 0; role < _byRole.Length; role++)
        {
            if ((volunteer.Roles >> role & 1) != 0)
                _byRole[role].AddEligible(volunteer, scorer, scored);
        }

        scored.Sort(static (a, b) => a.Need.CompareTo(b.Need));
    }
}
