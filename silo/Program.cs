using System.CommandLine;
using Matching.Silo.Commands;

var root = new RootCommand("Matching: one pool of volunteers for a whole region of municipalities.")
{
    ServeCommand.Create(),
    DemoCommand.Create(),
    TokenCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
