namespace Matching.Core;

/// <summary>The places that a need takes of one volunteer on every day of the placement.</summary>
/// <param name="Role">See <see cref="NeedRow.Role"/>.</param>
/// <param name="Day">See <see cref="NeedRow.Day"/>.</param>
/// <param name="EndDay">First day after it; 0 = no end.</param>
/// <param name="Places">1..63.</param>
public readonly record struct PlacesAsked(byte Role, short Day, short EndDay, byte Places)
{
    public static PlacesAsked Of(in NeedRow need) => new(need.Role, need.Day, need.EndDay, Math.Max((byte)1, need.Places));

    internal int End => EndDay > 0 ? EndDay : int.MaxValue;

    internal bool Contains(short day) => Day <= day && day < End;
}
