namespace Matching.Core;

/// <summary>
/// The inner loops over the columns of a <see cref="Segment"/>, eight blocks (512 volunteers) at a time: one implementation for each vector width and a scalar
/// one. All give the same integers. Row r of a bit matrix is the eight words at rows[r * stride]; a level is eight words.
/// </summary>
internal unsafe interface IKernels
{
    /// <summary>One bit for each of eight boxes whose nearest point to a place is within <paramref name="capSquared"/> and within the box's own travel.</summary>
    static abstract uint NearBoxes(short* minX, short* maxX, short* minY, short* maxY, int* travelSquared, short x, short y, int capSquared);

    /// <summary>ANDs the <paramref name="chosen"/> rows into <paramref name="words"/>.</summary>
    static abstract void AndRows(ulong* rows, int stride, byte* chosen, int count, ulong* words);

    /// <summary>Counts the bits of the <paramref name="chosen"/> rows in unary: level j - 1 tells who has at least j of them, for j up to <paramref name="depth"/>.</summary>
    static abstract void CountRows(ulong* rows, int stride, byte* chosen, int count, int depth, ulong* levels);

    /// <summary>
    /// Keeps in <paramref name="words"/> who has, for at least one of <paramref name="steps"/>, both that many of <paramref name="first"/> and that many of
    /// <paramref name="second"/>, levels as <see cref="CountRows"/> gives them.
    /// </summary>
    static abstract void KeepAny(ulong* words, ulong* first, ulong* second, (int First, int Second)* steps, int count);

    /// <summary>One bit for each of eight words that is not zero.</summary>
    static abstract uint NonZero(ulong* words);

    /// <summary>
    /// Lists who is set in <paramref name="lanes"/>, ascending, as <paramref name="first"/> + lane. Whatever lies in the 64 places from <paramref name="survivors"/> on may be
    /// overwritten.
    /// </summary>
    /// <returns>Where the next one goes.</returns>
    static abstract ushort* List(ulong lanes, int first, ushort* survivors);

    /// <summary>
    /// Scores the first <paramref name="count"/> of eight survivors of a group, priority left out, and writes a key, score * 2^32 + row, for those who are in reach, hold
    /// the checks on the day and score at least <paramref name="floor"/>. A survivor is block * 64 + lane; all eight can be read, and there must be room for eight keys.
    /// Level l of the criteria is, for block b, at <paramref name="levels"/>[l * 8 + b].
    /// </summary>
    /// <param name="blocks">The addresses of the group's blocks.</param>
    /// <param name="numbers">The numbers of the group's blocks in the pool.</param>
    /// <returns>Where the next key goes.</returns>
    static abstract ulong* ScoreEight(
        byte** blocks, int* numbers, ushort* survivors, int count, in NeedPlan plan, int capSquared, int floor, ulong* levels, ulong* keys);
}
