namespace Matching.Core;

public sealed partial class PoolSnapshot
{
    /// <summary>A snapshot in which this volunteer has these columns, whether or not the volunteer was there before.</summary>
    /// <exception cref="MatchingInputException">A field is out of range.</exception>
    public PoolSnapshot With(in VolunteerRow row)
    {
        RowLimits.Check(row);
        var existing = RowOf(row.Id);
        if (existing < 0)
            return Plus(row);
        var place = BlockOf(existing).Place;
        if (place.Municipality != row.Municipality)
            return Without(row.Id).Plus(row);
        return Replace(place, SegmentAt(place).With(place.Index, LaneOf(existing), row), _index, Count);
    }

    /// <summary>A snapshot without this volunteer; the same snapshot if there was none.</summary>
    public PoolSnapshot Without(UInt128 id)
    {
        var row = RowOf(id);
        if (row < 0)
            return this;
        var place = BlockOf(row).Place;
        return Replace(place, SegmentAt(place).Without(place.Index, LaneOf(row)), _index.Without(id, row), Count - 1);
    }

    private PoolSnapshot Plus(in VolunteerRow row)
    {
        var segments = row.Municipality < _municipalities.Length ? _municipalities[row.Municipality] : null;
        if (NearestFreeBlock(segments ?? [], row.X, row.Y) is not { } block)
            return PlusBlock(row, segments ?? []);
        var lane = System.Numerics.BitOperations.TrailingZeroCount(~block.Present);
        var index = _index.With(row.Id, block.Place.Number * Block.Lanes + lane);
        return Replace(block.Place, SegmentAt(block.Place).With(block.Place.Index, lane, row), index, Count + 1);
    }

    private PoolSnapshot PlusBlock(in VolunteerRow row, PlacedSegment[] segments)
    {
        var grows = segments.Length > 0 && segments[^1].Stride < Segment.MaxBlocks;
        var place = grows
            ? new BlockPlace(row.Municipality, segments.Length - 1, segments[^1].Stride, _blocks.Count)
            : new BlockPlace(row.Municipality, segments.Length, 0, _blocks.Count);
        var arena = new PinnedArena(grows ? Block.Bytes : Segment.SizeOf(1));
        var block = Block.CreateRun([place], arena)[0];
        segments = grows
            ? [.. segments[..^1], new(segments[^1].Segment.Plus(block, row))]
            : [.. segments, new(Segment.Create([block], [row], [0], CheckDay, arena))];
        var index = _index.With(row.Id, place.Number * Block.Lanes);
        return Changed(row.Municipality, segments, _blocks.Plus(block), index, Count + 1);
    }

    private PoolSnapshot Replace(BlockPlace place, Segment segment, IdIndex index, int count)
    {
        PlacedSegment[] segments = [.. _municipalities[place.Municipality]!];
        segments[place.Segment] = new(segment);
        return Changed(place.Municipality, segments, _blocks.With(place.Number, segment[place.Index]), index, count);
    }

    private PoolSnapshot Changed(int municipality, PlacedSegment[] segments, PagedArray<Block> blocks, IdIndex index, int count)
    {
        var municipalities = new PlacedSegment[]?[Math.Max(_municipalities.Length, municipality + 1)];
        _municipalities.CopyTo(municipalities, 0);
        municipalities[municipality] = segments;
        return new(municipalities, blocks, index, count, CheckDay);
    }

    private Segment SegmentAt(BlockPlace place) => _municipalities[place.Municipality]![place.Segment].Segment;

    private static Block? NearestFreeBlock(PlacedSegment[] segments, short x, short y)
    {
        Block? nearest = null;
        var least = long.MaxValue;
        foreach (ref readonly var placed in segments.AsSpan())
        {
            var segment = placed.Segment;
            for (var i = 0; i < segment.Count; i++)
            {
                var distance = segment.BoxAt(i).DistanceSquared(x, y);
                if (!segment[i].IsFull && distance < least)
                    (nearest, least) = (segment[i], distance);
            }
        }

        return nearest;
    }
}
