namespace Matching.Core;

/// <summary>Where the volunteers with room in a block or a segment live, and the longest travel among them, in hectometres.</summary>
internal readonly record struct Box(short MinX, short MaxX, short MinY, short MaxY, short Travel)
{
    /// <summary>An empty box, which is farther from everything than anyone travels.</summary>
    public static readonly Box Nobody = new(short.MaxValue, short.MinValue, short.MaxValue, short.MinValue, 0);

    public int TravelSquared => Travel * Travel;

    public static Box Of(in VolunteerRecord record)
    {
        return new(record.X, record.X, record.Y, record.Y, (short)record.Travel);
    }

    public Box Union(in Box other) => new(
        Math.Min(MinX, other.MinX), Math.Max(MaxX, other.MaxX), Math.Min(MinY, other.MinY), Math.Max(MaxY, other.MaxY),
        Math.Max(Travel, other.Travel));

    /// <summary>Square of the distance from a place to the box, 0 inside it. An empty box is far from everything.</summary>
    public long DistanceSquared(int x, int y)
    {
        long dx = Positive(MinX - x) + Positive(x - MaxX);
        long dy = Positive(MinY - y) + Positive(y - MaxY);
        return dx * dx + dy * dy;
    }

    // No place is on both sides of a box, and on which side it is cannot be guessed: a branch would be wrong half of the time.
    private static int Positive(int value) => value & ~(value >> 31);
}
