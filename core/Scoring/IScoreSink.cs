namespace Matching.Core;

/// <summary>What a scan does with the scores it finds. A struct, so that the scan is compiled for each sink.</summary>
internal unsafe interface IScoreSink
{
    /// <summary>Scores below this can be skipped. It may rise as the scan goes on.</summary>
    int Floor { get; }

    /// <summary>
    /// Takes volunteers who passed every hard rule but the need's exclusions: for each a key, score * 2^32 + row, the score without priority. The sink may overwrite them.
    /// </summary>
    void Offer<TKernels>(ulong* keys, ulong* end)
        where TKernels : struct, IKernels;
}

/// <summary>A score and the row of the volunteer whose it is, in one number that sorts by score first.</summary>
internal static class ScoreKey
{
    public static int Score(ulong key) => (int)(key >> 32);

    public static int Row(ulong key) => (int)(uint)key;
}
