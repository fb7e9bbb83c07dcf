using System.Reflection;
using Matching.Gateway.Imports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Matching.Gateway.OpenApi;

/// <summary>What the framework cannot know of an operation: headers, roles, the body of an import.</summary>
internal static class OperationDetails
{
    private const string ExampleKey = "0198f3c2-7d4e-7a10-9b1e-5a2f6c3d4e5f";

    public static Task Add(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        AddHeaders(operation, metadata.OfType<MethodInfo>().FirstOrDefault());
        AddRoles(operation, metadata.OfType<IAuthorizeData>().Select(a => a.Policy).OfType<string>().LastOrDefault(), context.Document);
        SortResponses(operation);
        if (metadata.OfType<CsvBody>().Any()) operation.RequestBody = Csv();
        return Task.CompletedTask;
    }

    private static void SortResponses(OpenApiOperation operation)
    {
        var sorted = new OpenApiResponses();
        foreach (var (status, response) in operation.Responses?.OrderBy(r => r.Key, StringComparer.Ordinal).ToArray() ?? []) sorted[status] = response;
        operation.Responses = sorted;
    }

    private static OpenApiRequestBody Csv() => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType> { [CsvBody.MediaType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } } },
    };

    private static void AddHeaders(OpenApiOperation operation, MethodInfo? handler)
    {
        foreach (var parameter in handler?.GetParameters() ?? [])
        {
            if (parameter.ParameterType == typeof(IfMatch))
                AddHeader(operation, IfMatch.Header, required: false, "The ETag that was read; needed where an object is replaced.", "\"1\"");
            if (parameter.ParameterType == typeof(IdempotencyKey))
                AddHeader(operation, IdempotencyKey.Header, required: true, "A fresh UUID a request; the same again has no second effect.", ExampleKey);
        }
    }

    private static void AddHeader(OpenApiOperation operation, string name, bool required, string description, string example)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = example,
        });
    }

    private static void AddRoles(OpenApiOperation operation, string? policy, OpenApiDocument? document)
    {
        if (policy is null) return;
        var roles = $"Roles: {string.Join(", ", Policies.RolesOf[policy])}.";
        operation.Description = operation.Description is { Length: > 0 } text ? $"{text} {roles}" : roles;
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(DocumentDetails.Bearer, document)] = [] }];
    }
}
