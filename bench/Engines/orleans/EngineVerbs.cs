using System.CommandLine;

namespace Matching.Bench.Engines;

/// <summary>What only this build can measure: nothing beside what both can.</summary>
internal static class EngineVerbs
{
    public static IEnumerable<Command> Create() => [];
}
