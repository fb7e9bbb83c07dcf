using System.Text.RegularExpressions;
using Matching.Architecture.Tests.Sources;

namespace Matching.Architecture.Tests.Rules;

/// <summary>What every source file keeps to. Each rule gives its violations, one line each.</summary>
internal static partial class SourceRules
{
    public const int MaxFileLines = 400, MaxFunctionLines = 70, MaxMedianFileLines = 60;

    /// <summary>Only the rooms that know the engine compile differently by it.</summary>
    private static readonly string[] MayBeConditional = ["silo", "embedded"];

    public static IEnumerable<string> NoConditionals(IEnumerable<SourceFile> files) =>
        from file in files
        where !MayBeConditional.Contains(file.Room) && Conditional().IsMatch(file.Code)
        select $"{file.Path} compiles conditionally";

    public static IEnumerable<string> NoLooseEnds(IEnumerable<SourceFile> files) =>
        from file in files
        from match in LooseEnd().Matches(file.Text)
        select $"{file.Path}: {match.Value}";

    public static IEnumerable<string> NoForeignNamespaces(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Room != "embedded" && OrleansNamespace().IsMatch(file.Code)
        select $"{file.Path} declares a namespace of the engine";

    public static IEnumerable<string> GatewayKnowsContractsOnly(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Room == "gateway"
        from match in BehindContracts().Matches(file.Code)
        select $"{file.Path}: {match.Value}";

    public static IEnumerable<string> FilesAreShort(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Lines.Length > MaxFileLines
        select $"{file.Path} has {file.Lines.Length} lines";

    public static IEnumerable<string> FunctionsAreShort(IEnumerable<SourceFile> files) =>
        from file in files
        from function in Functions.In(file.Code)
        where function.Length > MaxFunctionLines
        select $"{file.Path}:{function.Line} has {function.Length} lines";

    public static int MedianLines(IEnumerable<SourceFile> files)
    {
        var lengths = files.Select(f => f.Lines.Length).Order().ToList();
        return lengths[lengths.Count / 2];
    }

    [GeneratedRegex(@"^\s*#\s*if\b", RegexOptions.Multiline)]
    private static partial Regex Conditional();

    [GeneratedRegex(@"\b[T]ODO\b|\b[F]IXME\b|NotImplemented[E]xception|\bSkip\s*[=]\s*""")]
    private static partial Regex LooseEnd();

    [GeneratedRegex(@"^\s*namespace\s+Orleans\b", RegexOptions.Multiline)]
    private static partial Regex OrleansNamespace();

    [GeneratedRegex(@"\bMatching\.(Grains|Core|Embedded|Silo)\b")]
    private static partial Regex BehindContracts();
}
