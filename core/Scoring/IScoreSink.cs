namespace Matching.Core;

/// <summary>What a scan does with the scores it finds. A struct, so that the scan is compiled for each sink.</summary>
internal unsafe interface IScoreSink
{
    /// <summary>Scores below this can be skipped. It may rise as the scan goes on.</summary>
    int Floor { get; }

    /// <summary>Takes one eligible volunteer; the score is without priority.</summary>
    void Offer(UInt128* id, int row, int score);
}
