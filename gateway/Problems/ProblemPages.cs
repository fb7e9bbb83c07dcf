using System.Text;

namespace Matching.Gateway.Problems;

/// <summary>The pages behind the problems' type URIs.</summary>
internal static class ProblemPages
{
    public static void MapProblemPages(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/problems").AllowAnonymous().ExcludeFromDescription();
        group.MapGet("/", () => TypedResults.Text(string.Join('\n', ProblemKinds.All.Select(k => $"{k.Status} {k.Type} {k.Title}")) + "\n"));
        group.MapGet("/{slug}", (string slug) => ProblemKinds.All.FirstOrDefault(k => k.Slug == slug) is { } kind
            ? Results.Text(Page(kind))
            : new ProblemResult(ProblemKinds.NotFound));
    }

    private static string Page(ProblemKind kind) => new StringBuilder()
        .Append(kind.Title).Append(" (").Append(kind.Status).Append(")\n\n")
        .Append(kind.Meaning).Append("\n\nCure: ").Append(kind.Cure).Append('\n')
        .ToString();
}
