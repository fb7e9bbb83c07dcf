namespace Matching.Contracts.Volunteers;

/// <summary>The outcome of a check, never the extract itself. It is judged at the placement date, not today.</summary>
/// <param name="Date">When it was made.</param>
/// <param name="ValidUntil">The last day it holds, as the country's rule for it says.</param>
[GenerateSerializer, Immutable, Alias("matching.background-check")]
public sealed record BackgroundCheck(CheckKind Kind, DateOnly Date, DateOnly ValidUntil);
