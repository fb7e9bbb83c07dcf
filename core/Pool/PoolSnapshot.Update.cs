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
        var block = BlockOf(existing);
        if (block.Municipality != row.Municipality)
            return Without(row.Id).Plus(row);
        return Replace(existing / BlockLayout.Lanes, block.With(LaneOf(existing), row), _index, Count);
    }

    /// <summary>A snapshot without this volunteer; the same snapshot if there was none.</summary>
    public PoolSnapshot Without(UInt128 id)
    {
        var row = RowOf(id);
        return row < 0 ? this : Replace(row / BlockLayout.Lanes, BlockOf(row).Without(LaneOf(row)), _index.Without(id, row), Count - 1);
    }

    private PoolSnapshot Plus(in VolunteerRow row)
    {
        var municipality = row.Municipality < _municipalities.Length ? _municipalities[row.Municipality] : null;
        var i = municipality?.NearestWithFreeLane(row.X, row.Y) ?? -1;
        if (i < 0)
            return PlusBlock(row, municipality);
        var block = municipality![i];
        var lane = System.Numerics.BitOperations.TrailingZeroCount(~block.Present);
        var number = municipality.NumberOf(i);
        return Replace(number, block.With(lane, row), _index.With(row.Id, number * BlockLayout.Lanes + lane), Count + 1);
    }

    private PoolSnapshot PlusBlock(in VolunteerRow row, MunicipalityBlocks? municipality)
    {
        var block = Block.CreateRun(row.Municipality, 1)[0];
        Fill(block, 0, row);
        var number = _blocks.Count;
        var municipalities = new MunicipalityBlocks?[Math.Max(_municipalities.Length, row.Municipality + 1)];
        _municipalities.CopyTo(municipalities, 0);
        municipalities[row.Municipality] = municipality is null ? MunicipalityBlocks.Create([block], [number]) : municipality.Plus(block, number);
        return new(municipalities, _blocks.Plus(block), _index.With(row.Id, number * BlockLayout.Lanes), Count + 1);
    }

    private PoolSnapshot Replace(int number, Block block, IdIndex index, int count)
    {
        MunicipalityBlocks?[] municipalities = [.. _municipalities];
        var municipality = municipalities[block.Municipality]!;
        municipalities[block.Municipality] = municipality.With(municipality.IndexOf(number), block);
        return new(municipalities, _blocks.With(number, block), index, count);
    }
}
