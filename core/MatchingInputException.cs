namespace Matching.Core;

/// <summary>An input of the matching core is outside its documented range. The message names the field, what is wrong and the cure; it never quotes personal data.</summary>
public sealed class MatchingInputException(string field, string problem, string cure)
    : ArgumentException($"{field}: {problem}. {cure}.")
{
    /// <summary>The field that is wrong, e.g. <c>ScoringPolicy.DistancePoints</c>.</summary>
    public string Field { get; } = field;

    /// <summary>What the caller can do about it.</summary>
    public string Cure { get; } = cure;

    internal static void ThrowUnless(bool holds, string field, string problem, string cure)
    {
        if (!holds)
            throw new MatchingInputException(field, problem, cure);
    }

    internal static void ThrowUnlessInRange(long value, long least, long most, string field)
    {
        if (value < least || value > most)
            throw new MatchingInputException(field, $"{value} is outside {least}..{most}", $"Use a value from {least} to {most}");
    }
}
