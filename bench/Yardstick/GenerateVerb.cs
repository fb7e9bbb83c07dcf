using System.CommandLine;

namespace Matching.Bench.Yardstick;

/// <summary><c>generate SCALE DIR</c>: writes a yardstick data set.</summary>
internal static class GenerateVerb
{
    public static Command Create()
    {
        var scale = new Argument<string>("scale") { Description = "S, C, N or X" };
        scale.AcceptOnlyFromAmong("S", "C", "N", "X");
        var directory = new Argument<string>("directory") { Description = "Where the CSV files go" };
        var volunteers = new Option<int?>("--volunteers") { Description = "Instead of the scale's number" };
        var needs = new Option<int?>("--needs") { Description = "Instead of the scale's number" };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var command = new Command("generate", "Writes a yardstick data set.") { scale, directory, volunteers, needs, seed };
        command.SetAction(run => YardstickGenerator.Write(
            run.GetRequiredValue(scale), run.GetRequiredValue(directory), run.GetValue(volunteers), run.GetValue(needs), run.GetValue(seed)));
        return command;
    }
}
