using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Matching.Core;

/// <summary>An input of the matching core is outside its documented range. The message names the field, what is wrong and the cure; it never quotes personal data.</summary>
public sealed class MatchingInputException(string field, string problem, string cure)
    : ArgumentException($"{field}: {problem}. {cure}.")
{
    /// <summary>The field that is wrong, e.g. <c>ScoringPolicy.DistancePoints</c>.</summary>
    public string Field { get; } = field;

    /// <summary>What the caller can do about it.</summary>
    public string Cure { get; } = cure;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void ThrowUnless([DoesNotReturnIf(false)] bool holds, string field, string problem, string cure)
    {
        if (!holds)
            Throw(field, problem, cure);
    }

    // Every need passes some thirty of these before it is scored: a comparison each, and no call.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void ThrowUnlessInRange(long value, long least, long most, string field)
    {
        if (value < least || value > most)
            ThrowOutOfRange(value, least, most, field);
    }

    [DoesNotReturn]
    private static void Throw(string field, string problem, string cure) => throw new MatchingInputException(field, problem, cure);

    [DoesNotReturn]
    private static void ThrowOutOfRange(long value, long least, long most, string field) =>
        throw new MatchingInputException(field, $"{value} is outside {least}..{most}", $"Use a value from {least} to {most}");
}
