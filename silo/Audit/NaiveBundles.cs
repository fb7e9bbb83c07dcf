using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;

namespace Matching.Silo.Audit;

/// <summary>
/// What one volunteer can take on together, and how many places siblings take of one home, said once more as plainly as it can be. Must be told of the eligible
/// volunteers of a need before it is asked about the need.
/// </summary>
internal sealed class NaiveBundles(NaiveRules rules)
{
    /// <summary>What one placement adds to a total at the most.</summary>
    private const int MostPoints = 16_384;

    private readonly Dictionary<NeedRef, int> places = [];

    public void Decide(NeedView need, IEnumerable<VolunteerView> eligible) => places[need.Need] = need.Requirements.Siblings switch
    {
        SiblingRule.Together => need.Requirements.Count,
        SiblingRule.TogetherPreferred => Math.Max(1, Math.Min(RoundFacts.Wanted(need), eligible.Select(v => rules.Room(v, need.Requirements)).DefaultIfEmpty(1).Max())),
        _ => 1,
    };

    /// <summary>Places of one home.</summary>
    public int Places(NeedView need) => places[need.Need];

    /// <summary>Placements that a round may propose.</summary>
    public int Wanted(NeedView need) => Math.Max(0, RoundFacts.Wanted(need)) / Places(need);

    /// <summary>What an eligible pair adds to a total; 0 where the home has no room for all who come.</summary>
    public int Worth(VolunteerView volunteer, NeedView need, int score) =>
        Places(need) == 1 ? score : rules.Room(volunteer, need.Requirements) < Places(need) ? 0 : Math.Min(MostPoints, score * Places(need));

    /// <summary>No more placements than places are left whatever the days, and places and time for all on every day.</summary>
    public bool Fit(VolunteerView volunteer, IReadOnlyCollection<NeedView> needs) =>
        needs.Count <= rules.FreePlaces(volunteer, null)
        && needs.GroupBy(n => n.Requirements.Type).All(type => type.Count() <= rules.FreePlaces(volunteer, type.Key))
        && rules.HasPlacesFor(volunteer, [.. needs.Select(n => (n.Requirements, Places(n)))])
        && (needs.Count < 2 || rules.HasTimeFor(volunteer, [.. needs.Select(n => n.Requirements)]));
}
