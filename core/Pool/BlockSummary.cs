using System.Numerics;

namespace Matching.Core;

/// <summary>Where the volunteers with room in a block live, how far they travel, and until when the last of them is paused.</summary>
internal readonly record struct BlockSummary(short MinX, short MaxX, short MinY, short MaxY, int TravelSquared, short LatestPause)
{
    public static readonly BlockSummary Nobody = new(short.MaxValue, short.MinValue, short.MaxValue, short.MinValue, -1, 0);

    public static unsafe BlockSummary Of(byte* block)
    {
        var summary = Nobody;
        for (var lanes = BlockLayout.Row(block, BlockLayout.RoomRow); lanes != 0; lanes &= lanes - 1)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            var (x, y) = (BlockLayout.X(block, lane), BlockLayout.Y(block, lane));
            int travel = ((ushort*)(block + BlockLayout.Travel))[lane];
            summary = summary.Union(new(x, x, y, y, travel * travel, ((short*)(block + BlockLayout.Paused))[lane]));
        }

        return summary;
    }

    public BlockSummary Union(in BlockSummary other) => new(
        Math.Min(MinX, other.MinX), Math.Max(MaxX, other.MaxX), Math.Min(MinY, other.MinY), Math.Max(MaxY, other.MaxY),
        Math.Max(TravelSquared, other.TravelSquared), Math.Max(LatestPause, other.LatestPause));

    /// <summary>Square of the distance from a place to a box, 0 inside it. An empty box is far from everything.</summary>
    public static long DistanceSquared(int minX, int maxX, int minY, int maxY, int x, int y)
    {
        long dx = Math.Max(0, Math.Max(minX - x, x - maxX));
        long dy = Math.Max(0, Math.Max(minY - y, y - maxY));
        return dx * dx + dy * dy;
    }
}
