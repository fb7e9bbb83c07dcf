namespace Matching.Core;

/// <summary>What a scan does with the scores it finds. A struct, so that the scan is compiled for each sink.</summary>
internal interface IScoreSink
{
    /// <summary>Scores below this can be skipped. It may rise as the scan goes on.</summary>
    int Floor { get; }

    /// <summary>Takes one volunteer who passed every hard rule but the need's exclusions; the score is without priority.</summary>
    void Offer(int row, int score);
}
