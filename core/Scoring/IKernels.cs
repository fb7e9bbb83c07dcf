namespace Matching.Core;

/// <summary>
/// The inner loops over the columns of a <see cref="Segment"/>, eight blocks (512 volunteers) at a time: one implementation for each vector width and a scalar
/// one. All give the same integers. Row r of a bit matrix is the eight words at rows[r * stride]; a level is eight words.
/// </summary>
internal unsafe interface IKernels
{
    /// <summary>
    /// One bit for each of eight boxes whose nearest point to a place is within <paramref name="capSquared"/> and within the box's own travel. The squares of the
    /// distances go to <paramref name="squared"/>; those of other boxes mean nothing.
    /// </summary>
    static abstract uint NearBoxes(short* minX, short* maxX, short* minY, short* maxY, int* travelSquared, short x, short y, int capSquared, int* squared);

    /// <summary>ANDs the <paramref name="chosen"/> rows into <paramref name="words"/>; only words that <paramref name="near"/> names are kept, the others are 0.</summary>
    static abstract void AndRows(ulong* rows, int stride, byte* chosen, int count, uint near, ulong* words);

    /// <summary>Counts the bits of the <paramref name="chosen"/> rows in unary: level j - 1 tells who has at least j of them, for j up to <paramref name="depth"/>.</summary>
    static abstract void CountRows(ulong* rows, int stride, byte* chosen, int count, int depth, ulong* levels);

    /// <summary>
    /// Keeps in <paramref name="words"/> who stands, for at least one of <paramref name="steps"/> that costs no more than the word has to <paramref name="spare"/>, in both of its
    /// <paramref name="levels"/>.
    /// </summary>
    static abstract void KeepAny(ulong* words, ulong* levels, int* spare, PromiseStep* steps, int count);

    /// <summary>For each of eight squares of distances below 2^24 the points for the distance, with <paramref name="others"/> beside them.</summary>
    static abstract void AddDistancePoints(in NeedPlan plan, int* squared, int others, int* points);

    /// <summary>One bit for each of eight words that is not zero.</summary>
    static abstract uint NonZero(ulong* words);

    /// <summary>
    /// Lists who is set in <paramref name="lanes"/>, ascending, as <paramref name="first"/> + lane. Whatever lies in the 64 places from <paramref name="survivors"/> on may be
    /// overwritten.
    /// </summary>
    /// <returns>Where the next one goes.</returns>
    static abstract ushort* List(ulong lanes, int first, ushort* survivors);

    /// <summary>One bit for each of eight values above <paramref name="limit"/>.</summary>
    static abstract uint Above(short* values, short limit);

    /// <summary>
    /// Moves those of eight words that <paramref name="kept"/> names together, for each of <paramref name="rows"/> rows of eight; rows of what is packed are
    /// <see cref="BlockBatch.Stride"/> apart, and eight words of each may be overwritten.
    /// </summary>
    static abstract void Pack(uint kept, ulong* words, int rows, ulong* packed);

    /// <summary>Moves those of eight numbers that <paramref name="kept"/> names together.</summary>
    static abstract void Pack(uint kept, int* numbers, int* packed);

    /// <summary>
    /// Scores the first <paramref name="count"/> of eight survivors of a batch, priority left out, and writes a key, score * 2^32 + row, for those who are in reach, hold
    /// the checks on the day and score at least <paramref name="floor"/>. A survivor is block * 64 + lane, ascending, and every block between two survivors has one; all
    /// eight can be read, and there must be room for eight keys.
    /// </summary>
    /// <returns>Where the next key goes.</returns>
    static abstract ulong* ScoreEight(BlockBatch.Scratch* batch, ushort* survivors, int count, in NeedPlan plan, int capSquared, int floor, ulong* keys);

    /// <summary>
    /// Inserts keys below 2^63 into the sixteen of <paramref name="sorted"/>, largest first. The eight behind them are the kernel's own; the last of them is the largest
    /// key that fell off the end.
    /// </summary>
    static abstract void Insert(ulong* sorted, ulong* keys, ulong* end);
}
