namespace Matching.EndToEnd.Tests.Engines.Drills;

/// <summary>How often a drill repeats: a few times with DRILLS=short, with DRILLS=long as often as the project's goals say (docs/operations.md).</summary>
internal static class DrillRounds
{
    public static bool AreAskedFor => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DRILLS"));

    public static int Of(int few, int many) => Environment.GetEnvironmentVariable("DRILLS") switch
    {
        "short" => few,
        "long" => many,
        var other => throw new InvalidOperationException($"DRILLS={other} is no choice: set it to short or long."),
    };
}
