using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace Matching.Gateway.Http;

/// <summary>200 with an object that has no version of its own; the ETag is a hash of its content.</summary>
internal sealed record Tagged<T>(T Body, string Tag) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = Tag;
        return TypedResults.Ok(Body).ExecuteAsync(httpContext);
    }

    /// <summary>What to answer a change whose If-Match is missing or of other content; null where it fits.</summary>
    public ProblemResult? Refuse(IfMatch ifMatch) => ifMatch.Raw switch
    {
        "" => ifMatch.Problem,
        var tag when tag == Tag => null,
        _ => new(ProblemKinds.VersionMismatch, Field: IfMatch.Header),
    };

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}

internal static class Tagged
{
    public static Tagged<T> Of<T>(T body) =>
        new(body, $"\"{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body)).AsSpan(0, 8))}\"");
}
