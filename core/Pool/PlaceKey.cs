namespace Matching.Core;

/// <summary>
/// The order of volunteers in a snapshot: those who can be reached by the same needs come to lie in the same block. Municipality first, then whether there is
/// room at all, then the travel class, then the place along a Z-order curve (Morton 1966).
/// </summary>
internal static class PlaceKey
{
    public static ulong Of(in VolunteerRow row) =>
        (ulong)row.Municipality << 40 | (row.HasRoom ? 0ul : 1ul << 39) | (ulong)TravelClass(row.MaxTravelHm) << 32
        | ZOrder(row.X, row.Y);

    /// <summary>Interleaved bits of x and y: places near each other get numbers near each other.</summary>
    public static ulong ZOrder(short x, short y) => Spread((uint)(x + 32_768)) | (ulong)Spread((uint)(y + 32_768)) << 1;

    private static int TravelClass(int travel) => travel switch { <= 75 => 0, <= 125 => 1, <= 175 => 2, <= 250 => 3, <= 350 => 4, <= 500 => 5, <= 1000 => 6, _ => 7 };

    private static uint Spread(uint v)
    {
        v = (v | v << 8) & 0x00FF00FF;
        v = (v | v << 4) & 0x0F0F0F0F;
        v = (v | v << 2) & 0x33333333;
        return (v | v << 1) & 0x55555555;
    }
}
