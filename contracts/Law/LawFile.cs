using System.Text.Json;

namespace Matching.Contracts.Law;

/// <summary>Reads a law file: a JSON array of <see cref="LawRule"/>. Each fault is reported with its line and a cure; nothing is skipped.</summary>
public static class LawFile
{
    private static readonly byte Newline = (byte)'\n';

    /// <exception cref="LawFileException">The file is no JSON, or a rule is not possible.</exception>
    public static ImmutableArray<LawRule> Parse(string name, ReadOnlySpan<byte> utf8) => [.. Read(name, utf8, []).Select(w => w.Rule)];

    /// <param name="seen">What earlier files of the same folder say: no two rules may answer the same question.</param>
    internal static ImmutableArray<WrittenRule> Read(string name, ReadOnlySpan<byte> utf8, HashSet<(string Place, AssignmentType Type, DateOnly From)> seen)
    {
        var rules = ImmutableArray.CreateBuilder<WrittenRule>();
        var reader = new Utf8JsonReader(utf8);
        var start = 0L;
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
                throw new LawFileException(name, 1, "The file is no list of rules.", "Write [ {…}, {…} ].");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                start = reader.TokenStartIndex;
                var rule = JsonSerializer.Deserialize<LawRule>(ref reader, ContractJson.Options)!;
                var written = new WrittenRule(rule, name, Line(utf8, start));
                var fault = LawRules.Check(rule) ?? (written.Places.All(place => seen.Add((place, rule.Type, rule.From))) ? null
                    : ("The same country or municipality, type and from stand in an earlier rule.", "Give a changed rule a later from, or remove one."));
                if (fault is var (detail, cure))
                    throw new LawFileException(name, written.Line, detail, cure);
                rules.Add(written);
            }
        }
        catch (JsonException fault)
        {
            throw new LawFileException(name, Math.Max(Line(utf8, start), (fault.LineNumber ?? 0) + 1), "A rule cannot be read.", $"Correct {fault.Path ?? "the JSON"}: {Reason(fault)}");
        }

        return rules.ToImmutable();
    }

    private static long Line(ReadOnlySpan<byte> utf8, long index) => utf8[..(int)index].Count(Newline) + 1;

    // The serializer appends path and position, which are reported already.
    private static string Reason(JsonException fault) => fault.Message.Split(" Path:")[0];
}
