using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Matching.Gateway.Http;

/// <summary>200 with the object and its version as ETag.</summary>
internal sealed record Versioned<T>(T Body, long Version) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = IfMatch.Tag(Version);
        return TypedResults.Ok(Body).ExecuteAsync(httpContext);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}

/// <summary>201 with the object, its version as ETag and its address.</summary>
internal sealed record VersionedCreated<T>(T Body, long Version, string Location) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = IfMatch.Tag(Version);
        return TypedResults.Created(Location, Body).ExecuteAsync(httpContext);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), ["application/json"]));
}
