using System.Runtime.InteropServices;
using Matching.Core.Assignment;

namespace Matching.Core;

/// <summary>
/// Open needs by assignment type, for the other direction: one volunteer against all needs, after a change of the volunteer. Not safe for concurrent use.
/// </summary>
public sealed class NeedIndex(Scorer scorer)
{
    private readonly List<Place>[] _byRole = [.. Enumerable.Range(0, RowLimits.Roles).Select(_ => new List<Place>())];
    private readonly Dictionary<int, NeedRow> _needs = [];

    /// <summary>Number of needs.</summary>
    public int Count => _needs.Count;

    /// <summary>Adds a need or changes it.</summary>
    /// <exception cref="MatchingInputException">The need is out of range.</exception>
    public void Set(int number, in NeedRow need)
    {
        RowLimits.Check(need, scorer.Sharing);
        Remove(number);
        _needs.Add(number, need);
        _byRole[need.Role].Add(new(number, need.X, need.Y));
    }

    /// <summary>Removes a need; does nothing if it is not there.</summary>
    public void Remove(int number)
    {
        if (!_needs.Remove(number, out var need))
            return;
        var places = _byRole[need.Role];
        places[places.FindIndex(place => place.Number == number)] = places[^1];
        places.RemoveAt(places.Count - 1);
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
                AddEligible(volunteer, CollectionsMarshal.AsSpan(_byRole[role]), scored);
        }

        scored.Sort((a, b) => a.Need.CompareTo(b.Need));
    }

    private void AddEligible(in VolunteerRow volunteer, ReadOnlySpan<Place> places, List<NeedScore> scored)
    {
        var travel = (long)volunteer.MaxTravelHm * volunteer.MaxTravelHm;
        foreach (ref readonly var place in places)
        {
            long dx = volunteer.X - place.X, dy = volunteer.Y - place.Y;
            if (dx * dx + dy * dy > travel)
                continue;
            ref readonly var need = ref CollectionsMarshal.GetValueRefOrNullRef(_needs, place.Number);
            if (Explainer.Reject(volunteer, need, scorer.Sharing) == Rejection.None)
                scored.Add(new(place.Number, Explainer.Parts(volunteer, need, scorer.Policy).Total));
        }
    }

    private readonly record struct Place(int Number, short X, short Y);
}
