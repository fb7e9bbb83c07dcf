namespace Matching.Gateway.OpenApi;

/// <summary>The description of the API at <c>/openapi/v1.json</c>. It is public: it says nothing that the documentation does not.</summary>
internal static class OpenApiSetup
{
    public static IServiceCollection AddGatewayOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer(DocumentDetails.Add);
        options.AddOperationTransformer(OperationDetails.Add);
        options.AddSchemaTransformer(SchemaDetails.Add);
        options.AddDocumentTransformer(SchemaForm.Tidy);
    });

    public static void MapGatewayOpenApi(this IEndpointRouteBuilder app) => app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
}
