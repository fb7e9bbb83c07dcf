using Matching.Samples.Generation.Drawing;

namespace Matching.Samples.Generation;

/// <summary>What the regions of one country have in common.</summary>
internal sealed record Country
{
    /// <summary>ISO 3166 in lower case.</summary>
    public required string Code { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Sums in this currency for 100 Swedish crowns.</summary>
    public required int CostPercent { get; init; }

    /// <summary>How long a check holds, in days.</summary>
    public required int CheckDays { get; init; }

    /// <summary>Needs start at the latest after this many days.</summary>
    public required int LongestStartDays { get; init; }

    /// <summary>How many of a thousand volunteers speak each; the country's own language first.</summary>
    public required (string Code, int Permille)[] Languages { get; init; }

    /// <summary>Which further language clients wish for.</summary>
    public required Weights<string> WishedLanguages { get; init; }

    public required NameParts Names { get; init; }

    /// <summary>A number that is reserved for fiction; null where no such range is known.</summary>
    public Func<Draw, string>? Phone { get; init; }

    /// <summary>The office that answers for needs of a type.</summary>
    public required Func<AssignmentType, Office> OfficeOf { get; init; }

    public required Weights<AssignmentType> VolunteersDo { get; init; }

    public required Weights<AssignmentType> NeedsAskFor { get; init; }

    public required Weights<VolunteerKind> Kinds { get; init; }
}
