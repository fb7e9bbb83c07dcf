namespace Matching.Grains.State;

internal static class Versions
{
    public static Problem Mismatch(long current) =>
        new(ProblemCode.VersionMismatch, "It was changed since you read it.", "version", $"Read version {current} and send the change again.");
}
