namespace Matching.Grains.Tests.Stories;

internal static class Outcomes
{
    /// <summary>The value; a refusal fails the test with its text.</summary>
    public static T Must<T>(this Outcome<T> outcome) =>
        outcome.Ok(out var value, out var problem) ? value : throw new Xunit.Sdk.XunitException($"Refused: {problem.Code}, {problem.Detail} ({problem.Field})");

    /// <summary>Asserts a refusal, and gives it.</summary>
    public static Problem Refused<T>(this Outcome<T> outcome, ProblemCode code, string? field = null)
    {
        Assert.False(outcome.Ok(out _, out var problem), "It was not refused.");
        Assert.Equal(code, problem.Code);
        if (field is not null)
            Assert.Equal(field, problem.Field);
        return problem;
    }
}
