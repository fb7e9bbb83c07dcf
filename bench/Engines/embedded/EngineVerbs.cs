using System.CommandLine;
using Matching.Bench.Engine;

namespace Matching.Bench.Engines;

/// <summary>What only this build can measure.</summary>
internal static class EngineVerbs
{
    public static IEnumerable<Command> Create() => [EngineVerb.Create(), CompareVerb.Create()];
}
