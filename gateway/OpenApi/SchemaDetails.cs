using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Matching.Gateway.OpenApi;

/// <summary>Examples of requests.</summary>
internal static class SchemaDetails
{
    public static Task Add(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (Examples.Of(context.JsonTypeInfo.Type) is { } example)
            schema.Examples = [JsonSerializer.SerializeToNode(example, context.JsonTypeInfo.Options.GetTypeInfo(example.GetType()))!];
        return Task.CompletedTask;
    }
}
