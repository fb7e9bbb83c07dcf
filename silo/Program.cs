using System.CommandLine;
using Matching.Silo.Commands;
using Matching.Silo.Engines;
using Matching.Silo.Moving;

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

// The default ends the process two seconds after SIGTERM, drained or not. The host has its own limits (Silo:StopTimeout, Engine:DrainDelay), below this one.
return await root.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromMinutes(20) });
