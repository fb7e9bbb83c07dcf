using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Matching.Gateway.OpenApi;

/// <summary>
/// Says of requests and answers what holds for callers: a required member of a request is never null (it is nullable here only so that all
/// missing ones can be named at once), and an answer may grow members later.
/// </summary>
internal static class SchemaForm
{
    public static Task Tidy(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var requests = Requests(document);
        foreach (var (name, found) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (found is not OpenApiSchema schema) continue;
            if (requests.Contains(name)) RequireValues(schema);
            else schema.AdditionalPropertiesAllowed = true;
        }
        return Task.CompletedTask;
    }

    private static void RequireValues(OpenApiSchema schema)
    {
        foreach (var member in schema.Required ?? new HashSet<string>())
        {
            var value = schema.Properties![member];
            if (value is OpenApiSchema { Type: { } type } plain) plain.Type = type & ~JsonSchemaType.Null;
            if (value.OneOf?.OfType<OpenApiSchemaReference>().SingleOrDefault() is { } reference) schema.Properties[member] = reference;
        }
    }

    /// <summary>The schemas that bodies of requests are made of.</summary>
    private static HashSet<string> Requests(OpenApiDocument document)
    {
        HashSet<string> found = [];
        foreach (var operation in document.Paths.Values.SelectMany(p => p.Operations ?? []).Select(o => o.Value))
            foreach (var content in operation.RequestBody?.Content?.Values ?? [])
                Follow(content.Schema);
        return found;

        void Follow(IOpenApiSchema? schema)
        {
            if (schema is OpenApiSchemaReference { Reference.Id: { } id } && !found.Add(id)) return;
            foreach (var part in (schema?.Properties?.Values ?? []).Concat(schema?.OneOf ?? []).Append(schema?.Items).OfType<IOpenApiSchema>())
                Follow(part);
        }
    }
}
