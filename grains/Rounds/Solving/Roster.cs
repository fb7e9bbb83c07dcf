using System.Runtime.InteropServices;
using Matching.Contracts.Pool;
using Matching.Core.Assignment;
using Matching.Grains.Pool;

namespace Matching.Grains.Rounds;

/// <summary>
/// Numbers the volunteers of all shards for the assignment: those with a free place, ascending by id, so that the numbers (and with them
/// every tie) do not depend on how the pool is split. A volunteer with a limit of their own for a type has one number for each such type and
/// one for the rest, see <see cref="TypeLimits"/>.
/// </summary>
internal sealed class Roster
{
    private readonly Seat[] seats;
    private readonly int[][] firstOfRow;

    public Roster(ImmutableArray<ShardRoster> shards)
    {
        seats = [.. SeatsOf(shards)];
        firstOfRow = [.. shards.Select(s => new int[s.Free.Length])];
        foreach (var rows in firstOfRow)
            Array.Fill(rows, -1);
        for (var number = seats.Length - 1; number >= 0; number--)
            firstOfRow[seats[number].Shard][seats[number].Row] = number;
    }

    public ReadOnlySpan<Seat> Seats => seats;

    /// <summary>The number that a need of this type takes a place of.</summary>
    public int NumberOf(int shard, int row, AssignmentType type)
    {
        var first = firstOfRow[shard][row];
        for (var number = first + 1; number < seats.Length && seats[number].Type is { } limited; number++)
        {
            if (limited == type)
                return number;
        }

        return first;
    }

    /// <summary>The number that stands for the whole volunteer: the first of theirs.</summary>
    public int PersonOf(int number) => firstOfRow[seats[number].Shard][seats[number].Row];

    /// <summary>The candidates of one need over all shards, best first; an eligible volunteer always has a number.</summary>
    public List<Candidate> Merge(IReadOnlyList<ShardScores> shards, int need, AssignmentType type)
    {
        var all = new List<Candidate>(shards.Sum(scores => scores.Offsets[need + 1] - scores.Offsets[need]));
        for (var shard = 0; shard < shards.Count; shard++)
        {
            var scores = shards[shard];
            for (var i = scores.Offsets[need]; i < scores.Offsets[need + 1]; i++)
                all.Add(new(NumberOf(shard, scores.Rows[i], type), scores.Scores[i]));
        }

        Candidate.Sort(CollectionsMarshal.AsSpan(all));
        return all;
    }

    /// <summary>Prices by number, as one shard's rows want them.</summary>
    public (ImmutableArray<int> Rows, ImmutableArray<TypePrice> Types) PricesOf(int shard, ReadOnlySpan<int> prices)
    {
        var rows = new int[firstOfRow[shard].Length];
        var types = ImmutableArray.CreateBuilder<TypePrice>();
        for (var number = 0; number < seats.Length; number++)
        {
            var seat = seats[number];
            if (seat.Shard != shard)
                continue;
            if (seat.Type is { } type)
                types.Add(new(seat.Row, type, prices[number]));
            else
                rows[seat.Row] = prices[number];
        }

        return (ImmutableCollectionsMarshal.AsImmutableArray(rows), types.ToImmutable());
    }

    private static IEnumerable<Seat> SeatsOf(ImmutableArray<ShardRoster> shards)
    {
        var count = shards.Sum(shard => shard.Free.Count(free => free > 0));
        var (ids, order, next) = (new UInt128[count], new (int Shard, int Row)[count], 0);
        for (var shard = 0; shard < shards.Length; shard++)
        {
            for (var row = 0; row < shards[shard].Free.Length; row++)
            {
                if (shards[shard].Free[row] > 0)
                    (ids[next], order[next++]) = (Ids.Number(shards[shard].Volunteers[row].Id), (shard, row));
            }
        }

        Array.Sort(ids, order);
        var rooms = shards.Select(shard => shard.TypeRooms.ToLookup(room => room.Row)).ToList();
        foreach (var (shard, row) in order)
        {
            var volunteer = shards[shard].Volunteers[row];
            yield return new(shard, row, volunteer, null, shards[shard].Free[row]);
            foreach (var room in rooms[shard][row].OrderBy(room => room.Type))
                yield return new(shard, row, volunteer, room.Type, room.Left);
        }
    }

    /// <summary>Places of one volunteer: for one limited type, or (null) for all other types.</summary>
    public readonly record struct Seat(int Shard, int Row, VolunteerRef Volunteer, AssignmentType? Type, int Places);
}
