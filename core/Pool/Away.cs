namespace Matching.Core;

/// <summary>Days that a volunteer blocked out, half-open: a placement that ends on <paramref name="From"/> or starts on <paramref name="To"/> is fine, and one without an end must only not start on one.</summary>
/// <param name="From">First day, 1..32,767.</param>
/// <param name="To">First day after it; 32,767 for no end.</param>
public readonly record struct Away(short From, short To)
{
    internal bool Hinders(short day, short endDay) => From < (endDay > 0 ? endDay : day + 1) && (day < To || To == short.MaxValue);
}
