using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Matching.Gateway.Page;

/// <summary>The readable page of the API at <c>/</c>: one embedded file that loads nothing but the API's own description.</summary>
internal static partial class ApiPage
{
    private static readonly string Html = Load();

    // The page's own style and script, by their hashes, and nothing else.
    private static readonly string Policy =
        $"default-src 'none'; style-src {Hash(StyleBlock())}; script-src {Hash(ScriptBlock())}; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void MapApiPage(this IEndpointRouteBuilder app) =>
        app.MapGet("/", Get).AllowAnonymous().ExcludeFromDescription();

    private static ContentHttpResult Get(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return TypedResults.Content(Html, "text/html; charset=utf-8");
    }

    private static string Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("api.html")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string Hash(Regex block)
    {
        var text = Encoding.UTF8.GetBytes(block.Match(Html).Groups["text"].Value);
        return $"'sha256-{Convert.ToBase64String(SHA256.HashData(text))}'";
    }

    [GeneratedRegex("<style>(?<text>.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex StyleBlock();

    [GeneratedRegex("<script>(?<text>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex ScriptBlock();
}
