namespace Matching.Contracts.Law;

/// <summary>A rule and where it is written.</summary>
/// <param name="Line">From 1.</param>
internal sealed record WrittenRule(LawRule Rule, string File, long Line)
{
    /// <summary>The municipalities it holds for, or its country.</summary>
    public ImmutableArray<string> Places => Rule.Municipalities.IsEmpty ? [Rule.Country] : Rule.Municipalities;
}
