namespace Matching.Core;

/// <summary>Where the volunteers with room in a block or a segment live, and the square of the longest travel among them; -1 if there are none.</summary>
internal readonly record struct Box(short MinX, short MaxX, short MinY, short MaxY, int TravelSquared)
{
    public static readonly Box Nobody = new(short.MaxValue, short.MinValue, short.MaxValue, short.MinValue, -1);

    public static Box Of(in VolunteerRecord record)
    {
        return new(record.X, record.X, record.Y, record.Y, record.Travel * record.Travel);
    }

    public Box Union(in Box other) => new(
        Math.Min(MinX, other.MinX), Math.Max(MaxX, other.MaxX), Math.Min(MinY, other.MinY), Math.Max(MaxY, other.MaxY),
        Math.Max(TravelSquared, other.TravelSquared));

    /// <summary>Square of the distance from a place to the box, 0 inside it. An empty box is far from everything.</summary>
    public long DistanceSquared(int x, int y)
    {
        long dx = Math.Max(0, Math.Max(MinX - x, x - MaxX));
        long dy = Math.Max(0, Math.Max(MinY - y, y - MaxY));
        return dx * dx + dy * dy;
    }
}
