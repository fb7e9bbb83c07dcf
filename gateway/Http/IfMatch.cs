using System.Globalization;
using System.Reflection;

namespace Matching.Gateway.Http;

/// <summary>The If-Match header of a change: the version that the caller read. The grain compares it in the turn that writes.</summary>
/// <param name="Raw">The header as it was sent; empty where it was not.</param>
/// <param name="Version">The version it names, where it names one.</param>
/// <param name="Problem">What to answer where it names none.</param>
internal sealed record IfMatch(string Raw, long Version, ProblemResult? Problem)
{
    public const string Header = "If-Match";

    public static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    public static ValueTask<IfMatch?> BindAsync(HttpContext context, ParameterInfo _) => ValueTask.FromResult<IfMatch?>(Parse(context.Request.Headers.IfMatch));

    internal static IfMatch Parse(string? header)
    {
        var tag = header?.Trim() ?? "";
        if (tag.Length == 0) return new(tag, 0, new ProblemResult(ProblemKinds.PreconditionRequired, Field: Header));
        return tag is ['"', .. var digits, '"'] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new(tag, version, null)
            : new(tag, 0, new ProblemResult(ProblemKinds.VersionMismatch, "The If-Match header is not a single ETag of this service.", Header));
    }
}
