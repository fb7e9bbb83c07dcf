using Matching.Contracts.Methods;

namespace Matching.Grains.Methods;

internal static class MethodProjection
{
    /// <param name="key">method/{region}/{uuid}</param>
    public static MethodView View(string key, MethodState state)
    {
        var parts = key.Split('/');
        return new(Guid.ParseExact(parts[2], "D"), parts[1], state.Author, state.Versions, state.Results);
    }

    /// <summary>As it stands in a list: the latest version, no results.</summary>
    public static MethodView Summary(string key, MethodState state) => View(key, state) with { Versions = [state.Versions[^1]], Results = [] };
}
