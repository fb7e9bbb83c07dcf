using System.Diagnostics.CodeAnalysis;

namespace Matching.Contracts.Values;

/// <summary>Either a value or the <see cref="Problem"/> that explains why there is none. Faults are exceptions; refusals are outcomes.</summary>
[GenerateSerializer, Immutable, Alias("matching.outcome`1")]
public sealed record Outcome<T>(T? Value, Problem? Problem)
{
    public bool Ok([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Problem? problem)
    {
        (value, problem) = (Value, Problem);
        return Problem is null;
    }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Problem problem) => new(default, problem);
}
