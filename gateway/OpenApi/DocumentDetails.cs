using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Matching.Gateway.OpenApi;

/// <summary>Title, security scheme and order of the description.</summary>
internal static class DocumentDetails
{
    public const string Bearer = "bearer";

    public static Task Add(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "Matching",
            Version = "v1",
            Description = "One pool of volunteers for a whole region of municipalities. The municipality comes from the token; "
                + "objects of other municipalities are as missing as invented ones.",
        };
        // The address is the caller's own; a fixed one would make the document differ from host to host.
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "A JWT with the claims municipality (like se-0580) and role (coordinator, reader, regional or admin).",
            },
        };
        return Task.CompletedTask;
    }
}
