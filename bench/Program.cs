using System.CommandLine;
using Matching.Bench.Assign;
using Matching.Bench.Engine;
using Matching.Bench.Report;
using Matching.Bench.Scoring;
using Matching.Bench.Stack;
using Matching.Bench.Yardstick;

var root = new RootCommand("Measures the matching core and the embedded engine side by side with the yardsticks.")
{
    GenerateVerb.Create(),
    EngineVerb.Create(),
    ScoreVerb.Create(),
    NeedVerb.Create(),
    ChangeVerb.Create(),
    AssignVerb.Create(),
    ReassignVerb.Create(),
    FairVerb.Create(),
    StackVerb.Create(),
    LoadVerb.Create(),
    ReportVerb.Create(),
};
return root.Parse(args).Invoke();
