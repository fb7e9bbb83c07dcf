using Matching.Contracts.Pool;
using Matching.Core;
using Matching.Core.Assignment;
using Matching.Grains.Pool;

namespace Matching.Grains.Rounds;

/// <summary>
/// Needs of siblings, who take several places of one home. How many is decided before the round is solved: all where they must stay together; where they had
/// better, as many as the eligible home with most room has, and as many such homes as that fills, as offers one after another would; what is over waits.
/// The homes of such a need are few and all listed, so that no pricing has to look for them.
/// </summary>
internal sealed class SiblingNeeds
{
    private readonly int[] places;
    private readonly Dictionary<int, List<Candidate>> homes = [];
    private readonly Dictionary<int, HashSet<int>> numbers = [];
    private readonly RoundBasis basis;

    private SiblingNeeds(RoundBasis basis)
    {
        this.basis = basis;
        places = new int[basis.Query.Needs.Length];
        Array.Fill(places, 1);
        Wanted = [.. basis.Query.Needs.Select(need => need.Wanted)];
    }

    /// <summary>Placements that each need of the round wants.</summary>
    public int[] Wanted { get; }

    public int PlacesOf(int need) => places[need];

    /// <summary>All homes with room for the siblings of a need, with the points of one of them; null for any other need.</summary>
    public IReadOnlyList<Candidate>? HomesOf(int need) => homes.GetValueOrDefault(need);

    /// <summary>Whether an eligible volunteer has places for all who come.</summary>
    /// <param name="number">In the roster.</param>
    public bool HasRoom(int need, int number) => places[need] == 1 || numbers[need].Contains(number);

    /// <summary>What one placement takes of a home's places.</summary>
    public PlacesAsked Asked(int need)
    {
        var asked = basis.Query.Needs[need];
        return new((byte)asked.Type, Days.Number(asked.Start), Days.Number(asked.End), (byte)places[need]);
    }

    public static async Task<SiblingNeeds> Read(RoundBasis basis, Roster roster, RosterRows rows, IRoundPool pool, CancellationToken cancellationToken)
    {
        var siblings = new SiblingNeeds(basis);
        ImmutableArray<int> together = [.. Enumerable.Range(0, siblings.places.Length).Where(need => basis.JoinsProposals && IsOfSiblings(basis.Query.Needs[need]))];
        if (together.IsEmpty)
            return siblings;
        var answers = await pool.Price([.. pool.Rosters.Select(shard => Everybody(basis, together, shard))], cancellationToken);
        foreach (var need in together)
            siblings.Decide(need, basis.Query.Needs[need], roster.Merge(answers, need, basis.Query.Needs[need].Type), home => RoomOf(roster.Seats[home.Volunteer], siblings.Asked(need)));
        return siblings;

        int RoomOf(Roster.Seat seat, PlacesAsked asked) => basis.CountsPlacesByDays ? JointPlaces.Left(rows.At(seat.Shard, seat.Row), asked) : seat.Places;
    }

    private static bool IsOfSiblings(PoolNeed need) => need.PlacesInOneHome > 1 || (need.PlacesPreferred > 1 && need.Wanted > 1);

    private static PricingPass Everybody(RoundBasis basis, ImmutableArray<int> needs, ShardRoster shard) =>
        new(needs, [.. new int[basis.Query.Needs.Length]], [.. new int[shard.Free.Length]], [], Math.Max(1, shard.Free.Length), [], basis.ClassOfNeed, []);

    private void Decide(int need, PoolNeed asked, List<Candidate> eligible, Func<Candidate, int> roomOf)
    {
        places[need] = asked.PlacesInOneHome > 1 ? asked.PlacesInOneHome : eligible.Select(roomOf).Append(1).Max();
        if (asked.PlacesInOneHome == 1)
        {
            places[need] = Math.Min(places[need], asked.Wanted);
            Wanted[need] = asked.Wanted / places[need];
        }

        if (places[need] > 1)
        {
            homes[need] = eligible.FindAll(home => roomOf(home) >= places[need]);
            numbers[need] = [.. homes[need].Select(home => home.Volunteer)];
        }
    }
}
