namespace Matching.Core;

/// <summary>
/// The inner loops, over a block of 64 volunteers or 16 directory entries. One implementation for each vector width and a scalar one; all give the same
/// integers. Pointers are to columns of <see cref="BlockLayout"/> or <see cref="MunicipalityBlocks"/>; lane masks have one bit a volunteer.
/// </summary>
internal unsafe interface IKernels
{
    /// <summary>The 16 boxes whose nearest point is within <paramref name="capSquared"/> and their own travel of a place; writes the 16 squared distances.</summary>
    static abstract uint NearBoxes(short* minX, short* maxX, short* minY, short* maxY, int* travelSquared, short x, short y, int capSquared, int* distanceSquared);

    /// <summary>Those of <paramref name="lanes"/> whose day is at least <paramref name="least"/>.</summary>
    static abstract ulong AtLeast(short* days, short least, ulong lanes);

    /// <summary>Those of <paramref name="lanes"/> whose squared distance from a place is within <paramref name="capSquared"/> and their own travel; writes the squared distances.</summary>
    static abstract ulong WithinReach(short* position, ushort* travel, short x, short y, int capSquared, ulong lanes, int* distanceSquared);

    /// <summary>Scores <paramref name="lanes"/>, priority left out, and keeps those of at least <paramref name="floor"/>.</summary>
    static abstract ulong Score(byte* block, in NeedPlan plan, ulong lanes, int* distanceSquared, int floor, int* scores);
}
