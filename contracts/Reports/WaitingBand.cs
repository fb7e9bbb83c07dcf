namespace Matching.Contracts.Reports;

/// <summary>Open decisions of one type by days since the decision: Norway's bands.</summary>
/// <param name="From">Fewest days.</param>
/// <param name="To">Most days, or null.</param>
[GenerateSerializer, Immutable, Alias("matching.waiting-band")]
public sealed record WaitingBand(AssignmentType Type, int From, int? To, int Needs)
{
    /// <summary>0–15, 16–30, 31 and more days.</summary>
    public static ImmutableArray<(int From, int? To)> Bounds { get; } = [(0, 15), (16, 30), (31, null)];

    /// <summary>The band's index in <see cref="Bounds"/>.</summary>
    public static int IndexOf(int days) => days <= 15 ? 0 : days <= 30 ? 1 : 2;
}
