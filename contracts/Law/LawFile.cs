namespace Matching.Contracts.Law;

/// <summary>Reads a law file: a JSON array of <see cref="LawRule"/>. Each fault is reported with its line and a cure; nothing is skipped.</summary>
public static class LawFile
{
    /// <exception cref="LawFileException">The file is no JSON, or a rule is not possible.</exception>
    public static ImmutableArray<LawRule> Parse(string name, ReadOnlySpan<byte> utf8) => [.. Read(name, utf8, []).Select(w => w.Rule)];

    /// <param name="seen">What earlier files of the same folder say: no two rules may answer the same question.</param>
    internal static IEnumerable<WrittenRule> Read(string name, ReadOnlySpan<byte> utf8, HashSet<(string Place, AssignmentType Type, DateOnly From)> seen) =>
        RuleFile.Read<LawRule>(name, utf8, rule => LawRules.Check(rule)
                ?? (new WrittenRule(rule, name, 0).Places.All(place => seen.Add((place, rule.Type, rule.From))) ? null
                    : ("The same country or municipality, type and from stand in an earlier rule.", "Give a changed rule a later from, or remove one.")))
            .Select(read => new WrittenRule(read.Rule, name, read.Line));
}
