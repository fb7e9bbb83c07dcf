namespace Matching.Core;

/// <summary>The parts of a score, in points. Their sum is the score: the penalty is at most 0 and never takes the rest below zero, priority comes on top.</summary>
public readonly record struct ScoreParts(int Distance, int Availability, int Skills, int Languages, int Experience, int Load, int Rest, int Penalty, int Priority)
{
    public int Total => Distance + Availability + Skills + Languages + Experience + Load + Rest + Penalty + Priority;
}
