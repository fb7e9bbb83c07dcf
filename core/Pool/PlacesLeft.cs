namespace Matching.Core;

/// <summary>Places that a volunteer has left on some days, half-open. On days that nothing is told of, the volunteer's row says it.</summary>
/// <param name="From">First day, 1..32,766.</param>
/// <param name="To">First day after it, above <paramref name="From"/>; 32,767 for no end.</param>
/// <param name="Role">Of one assignment type, 0..15; null for all types together.</param>
/// <param name="Left">-63..63: below 0 where more are taken than are given.</param>
public readonly record struct PlacesLeft(short From, short To, byte? Role, short Left)
{
    internal int End => To == short.MaxValue ? int.MaxValue : To;

    internal bool Contains(short day) => From <= day && day < End;
}
