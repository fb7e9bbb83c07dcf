using System.CommandLine;
using Matching.Silo.Commands;
using Matching.Silo.Engines;

var root = new RootCommand("Matching: one pool of volunteers for a whole region of municipalities.")
{
    ServeCommand.Create(),
    DemoCommand.Create(),
    TokenCommand.Create(),
    ReplayCommand.Create(),
};
foreach (var command in EngineSetup.Commands)
    root.Add(command);
return await root.Parse(args).InvokeAsync();
