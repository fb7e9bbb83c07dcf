using System.Text.Json;
using Matching.Contracts;

namespace Matching.Samples.Format;

/// <summary>Reads <c>region.json</c> strictly: every member given once, none unknown, none null, all within their bounds.</summary>
internal static class RegionFileReader
{
    private static readonly JsonSerializerOptions Strict = new(ContractJson.Options)
    {
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
    };

    /// <param name="shipped">The names to offer when there is no such file.</param>
    public static RegionFile Read(string path, ImmutableArray<string> shipped)
    {
        var file = Parse(path, shipped);
        return RegionFileCheck.FirstFault(file) is { } fault ? throw new SampleRegionException(path, fault.Member, fault.Detail, fault.Cure) : file;
    }

    private static RegionFile Parse(string path, ImmutableArray<string> shipped)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<RegionFile>(stream, Strict)
                ?? throw new SampleRegionException(path, "", "The file holds null.", "Write the region as one JSON object.");
        }
        catch (JsonException e)
        {
            throw new SampleRegionException(
                path, Member(e.Path), Detail(e.Message), "Give each member once and as in the shipped regions; see samples/README.md.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SampleRegionException(path, "", "The file cannot be read.", $"Name a folder that holds it, or one of: {string.Join(", ", shipped)}.", e);
        }
    }

    private static string Member(string? path) => path is null or "$" ? "" : path.Replace("$.", "", StringComparison.Ordinal);

    /// <summary>The parser's sentence without its own account of the place.</summary>
    private static string Detail(string message) => message.Split(" Path: ")[0];
}
