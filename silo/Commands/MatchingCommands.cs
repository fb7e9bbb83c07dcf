using System.CommandLine;
using Matching.Silo.Engines;
using Matching.Silo.Moving;

namespace Matching.Silo.Commands;

/// <summary>What the program understands.</summary>
internal static class MatchingCommands
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Matching: one pool of volunteers for a whole region of municipalities.")
        {
            ServeCommand.Create(),
            DemoCommand.Create(),
            TokenCommand.Create(),
            ExportCommand.Create(),
            ImportCommand.Create(),
            ReplayCommand.Create(),
            AuditCommand.Create(),
        };
        foreach (var command in EngineSetup.Commands)
            root.Add(command);
        return root;
    }
}
