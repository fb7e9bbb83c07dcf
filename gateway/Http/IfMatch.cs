using System.Globalization;
using System.Reflection;

namespace Matching.Gateway.Http;

/// <summary>The If-Match header of a change: the version that the caller read. The grain compares it in the turn that writes.</summary>
/// <param name="Version">The version, where there is one.</param>
/// <param name="Problem">What to answer where there is none.</param>
internal sealed record IfMatch(long Version, ProblemResult? Problem)
{
    public const string Header = "If-Match";

    public static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    public static ValueTask<IfMatch?> BindAsync(HttpContext context, ParameterInfo _) => ValueTask.FromResult<IfMatch?>(Parse(context.Request.Headers.IfMatch));

    internal static IfMatch Parse(string? header)
    {
        if (string.IsNullOrWhiteSpace(header)) return new(0, new ProblemResult(ProblemKinds.PreconditionRequired, Field: Header));
        var tag = header.Trim();
        return tag is ['"', .. var digits, '"'] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new(version, null)
            : new(0, new ProblemResult(ProblemKinds.VersionMismatch, "The If-Match header is not a single ETag of this service.", Header));
    }
}
