using System.Text.Json;

namespace Matching.Contracts.Law;

/// <summary>Reads files of dated rules: JSON arrays. Each fault is reported with its line and a cure; nothing is skipped.</summary>
internal static class RuleFile
{
    /// <summary>Files of one kind in one folder: every country or region, and room.</summary>
    public const int MaxFiles = 64;

    /// <summary>Bytes of one file; the shipped ones have five thousand.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly byte Newline = (byte)'\n';

    /// <summary>The files of a folder by name; none where there is no such folder.</summary>
    /// <exception cref="LawFileException">They are too many, or one is too large.</exception>
    public static IEnumerable<(string Name, byte[] Utf8)> Folder(string folder, string pattern)
    {
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal)] : [];
        return files.Length <= MaxFiles
            ? files.Select(file => (Path.GetFileName(file), Bytes(file)))
            : throw new LawFileException(folder, 1, $"There are more than {MaxFiles} files.", "Put what belongs together into one file.");
    }

    /// <param name="name">Of the file, for faults.</param>
    /// <param name="utf8">What is in it.</param>
    /// <param name="check">The fault of a rule and its cure, or null.</param>
    /// <exception cref="LawFileException">The file is no JSON, or a rule is not possible.</exception>
    public static IReadOnlyList<(T Rule, long Line)> Read<T>(string name, ReadOnlySpan<byte> utf8, Func<T, (string Fault, string Cure)?> check)
    {
        var rules = new List<(T, long)>();
        var reader = new Utf8JsonReader(utf8);
        var start = 0L;
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
                throw new LawFileException(name, 1, "The file is no list of rules.", "Write [ {…}, {…} ].");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                start = reader.TokenStartIndex;
                var line = Line(utf8, start);
                if (JsonSerializer.Deserialize<T>(ref reader, ContractJson.Options) is not { } rule)
                    throw new LawFileException(name, line, "A rule is null.", "Fill it in or remove it.");
                if (check(rule) is var (detail, cure))
                    throw new LawFileException(name, line, detail, cure);
                rules.Add((rule, line));
            }
        }
        catch (JsonException fault)
        {
            throw new LawFileException(name, Math.Max(Line(utf8, start), (fault.LineNumber ?? 0) + 1), "A rule cannot be read.", $"Correct {fault.Path ?? "the JSON"}: {Reason(fault)}");
        }

        return rules;
    }

    private static byte[] Bytes(string file) => new FileInfo(file).Length <= MaxBytes
        ? File.ReadAllBytes(file)
        : throw new LawFileException(Path.GetFileName(file), 1, $"The file has more than {MaxBytes} bytes.", "Split it.");

    private static long Line(ReadOnlySpan<byte> utf8, long index) => utf8[..(int)index].Count(Newline) + 1;

    // The serializer appends path and position, which are reported already.
    private static string Reason(JsonException fault) => fault.Message.Split(" Path:")[0];
}
