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
    static abstract uint NearBoxes(BlockGroup* group, short x, short y, int capSquared, int* squared);

    /// <summary>ANDs the <paramref name="chosen"/> rows, one at least, into <paramref name="words"/>; only words that <paramref name="near"/> names are kept, the others are 0.</summary>
    /// <returns>One bit for each word that is not zero.</returns>
    static abstract uint AndRows(ulong* rows, int stride, byte* chosen, int count, uint near, ulong* words);

    /// <summary>Counts the bits of the <paramref name="chosen"/> rows in unary: level j - 1 tells who has at least j of them, for j up to <paramref name="depth"/>.</summary>
    static abstract void CountRows(ulong* rows, int stride, byte* chosen, int count, int depth, ulong* levels);

    /// <summary>
    /// Keeps in <paramref name="words"/> who stands, for at least one of <paramref name="steps"/> that costs no more than the word has to <paramref name="spare"/>, in both of its
    /// <paramref name="levels"/>.
    /// </summary>
    /// <returns>One bit for each word that is not zero.</returns>
    static abstract uint KeepAny(ulong* words, ulong* levels, int* spare, PromiseStep* steps, int count);

    /// <summary>For each of eight squares of distances below 2^24 the points for the distance, with <paramref name="others"/> beside them.</summary>
    static abstract void AddDistancePoints(NeedPlan* plan, int* squared, int others, int* points);

    /// <summary>
    /// Lists who is set in <paramref name="lanes"/>, ascending, as <paramref name="first"/> + lane, and beside it where the record is that lies by lane from
    /// <paramref name="block"/> on. Whatever lies in the 64 places from <paramref name="survivors"/> and from <paramref name="records"/> on may be overwritten.
    /// </summary>
    /// <returns>How many there are.</returns>
    static abstract int List(ulong lanes, int first, ulong block, ushort* survivors, ulong* records);

    /// <summary>One bit for each of eight values above <paramref name="limit"/>.</summary>
    static abstract uint Above(short* values, short limit);

    /// <summary>
    /// Puts those of a group's eight blocks in which somebody is left, <paramref name="kept"/>, behind the blocks of the batch: their lanes and the first <paramref name="levels"/>
    /// levels of the group, their addresses and numbers. There must be room for eight.
    /// </summary>
    static abstract void Pack(BlockBatch.Scratch* batch, uint kept, ulong* addresses, int* numbers, int levels);

    /// <summary>
    /// Scores the first <paramref name="count"/> of eight survivors of a batch from number <paramref name="next"/> on, priority left out, and writes a key, score * 2^32 + row, for those who are in reach, hold
    /// the checks on the day and score at least <paramref name="floor"/>. A survivor is block * 64 + lane, ascending, and every block between two survivors has one; all
    /// eight can be read, and there must be room for eight keys.
    /// </summary>
    /// <returns>Where the next key goes.</returns>
    static abstract ulong* ScoreEight(BlockBatch.Scratch* batch, int next, int count, NeedPlan* plan, int capSquared, int floor, ulong* keys);

    /// <summary>
    /// Inserts keys below 2^63 into the sixteen of <paramref name="sorted"/>, largest first. The eight behind them are the kernel's own; the last of them is the largest
    /// key that fell off the end.
    /// </summary>
    static abstract void Insert(ulong* sorted, ulong* keys, ulong* end);
}
