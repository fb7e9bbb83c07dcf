using System.Text.Json;
using System.Text.Json.Serialization;
using Matching.Contracts;
using Matching.Contracts.Credits;
using Matching.Contracts.Law;

namespace Matching.Samples.Format;

/// <summary>Reads a region's files strictly: every member given once, none unknown, none null, all within their bounds.</summary>
internal static class RegionFileReader
{
    private static readonly JsonSerializerOptions Strict = new(ContractJson.Options)
    {
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
    };

    /// <param name="shipped">The names to offer when there is no such file.</param>
    public static RegionFile Read(string path, ImmutableArray<string> shipped) => Read<RegionFile>(path, shipped, RegionFileCheck.FirstFault);

    /// <summary>The file beside <c>region.json</c>; a region without one has nothing of what it holds.</summary>
    public static NetworkFile ReadNetwork(string path, RegionFile region) => File.Exists(path)
        ? Read<NetworkFile>(path, [], file => NetworkFileCheck.FirstFault(file, region.Members.Select(m => m.Code).ToHashSet(StringComparer.Ordinal)))
        : NetworkFile.Empty;

    /// <summary>A region without the file weighs as the service does by itself.</summary>
    public static PolicyFile ReadPolicy(string path) => File.Exists(path) ? Read<PolicyFile>(path, [], PolicyFileCheck.FirstFault) : PolicyFile.Empty;

    /// <summary>A region without the file offers every type.</summary>
    public static TermsFile ReadTerms(string path) => File.Exists(path) ? Read<TermsFile>(path, [], PolicyFileCheck.FirstFault) : TermsFile.Empty;

    /// <summary>The folder where it holds rules of law of the region's own; each is read once, so that a fault is told before anything starts.</summary>
    public static string? LawFolder(string folder)
    {
        if (!Directory.EnumerateFiles(folder, "*.law.json").Any())
            return null;
        try
        {
            LawBook.FromFolder(folder);
            CreditRules.FromFolder(folder);
            return folder;
        }
        catch (LawFileException fault)
        {
            throw new SampleRegionException(Path.Combine(folder, fault.File), "", fault.Fault, fault.Cure, fault) { Line = (int)fault.Line };
        }
    }

    private static T Read<T>(string path, ImmutableArray<string> shipped, Func<T, RegionFileCheck.Fault?> firstFault)
    {
        var json = Bytes(path, shipped);
        var file = Parse<T>(path, json);
        return firstFault(file) is { } fault
            ? throw new SampleRegionException(path, fault.Member, fault.Detail, fault.Cure) { Line = JsonLines.Of(json, fault.Member) }
            : file;
    }

    private static byte[] Bytes(string path, ImmutableArray<string> shipped)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            return bytes is [0xEF, 0xBB, 0xBF, .. var afterMark] ? afterMark : bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SampleRegionException(path, "", "The file cannot be read.", $"Name a folder that holds it, or one of: {string.Join(", ", shipped)}.", e);
        }
    }

    private static T Parse<T>(string path, byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Strict) ?? throw new SampleRegionException(path, "", "The file holds null.", "Write it as one JSON object.");
        }
        catch (JsonException e)
        {
            throw new SampleRegionException(
                path, Member(e.Path), Detail(e.Message), "Give each member once and as in the shipped regions; see samples/README.md.", e)
            { Line = (int?)e.LineNumber + 1 };
        }
    }

    private static string Member(string? path) => path is null or "$" ? "" : path.Replace("$.", "", StringComparison.Ordinal);

    /// <summary>The parser's sentence without its own account of the place.</summary>
    private static string Detail(string message) => message.Split(" Path: ")[0];
}
