namespace Matching.Gateway.Http;

/// <summary>Says in the API description which problems a route answers beside those that every route can.</summary>
internal static class RouteProblems
{
    /// <summary>What any route behind a token can answer.</summary>
    private static readonly int[] Everywhere = [400, 401, 403, 429, 500, 503, 504];

    public static TBuilder WithProblems<TBuilder>(this TBuilder builder, params int[] statuses) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata([.. statuses.Select(s => new ProducesResponseTypeMetadata(s, typeof(ApiProblem), [ApiProblem.MediaType]))]);

    public static TBuilder WithCommonProblems<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.WithProblems(Everywhere);
}
