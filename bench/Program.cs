using System.CommandLine;
using Matching.Bench.Assign;
using Matching.Bench.Engines;
using Matching.Bench.Report;
using Matching.Bench.Scoring;
using Matching.Bench.Stack;
using Matching.Bench.Yardstick;

var root = new RootCommand("Measures the matching core and the embedded engine side by side with the yardsticks.")
{
    GenerateVerb.Create(),
    ScoreVerb.Create(),
    NeedVerb.Create(),
    ChangeVerb.Create(),
    AssignVerb.Create(),
    ReassignVerb.Create(),
    FairVerb.Create(),
    StackVerb.Create(),
    ServiceVerb.Create(),
    LoadVerb.Create(),
    ReportVerb.Create(),
};
foreach (var verb in EngineVerbs.Create())
    root.Add(verb);
return root.Parse(args).Invoke();
