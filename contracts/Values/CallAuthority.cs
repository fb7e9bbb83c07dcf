using Orleans.Runtime;

namespace Matching.Contracts.Values;

/// <summary>For which authority the present call is made. It travels with the call to the grains, and is set where the caller's token is read.</summary>
public static class CallAuthority
{
    private const string Key = "matching.authority";

    /// <summary>Null where the service itself works: rounds, copies, imports by an administrator.</summary>
    public static Authority? Current => RequestContext.Get(Key) is int value ? (Authority)value : null;

    /// <summary>From here on this flow of calls acts for an authority, or with null for the service itself.</summary>
    public static void Set(Authority? authority)
    {
        if (authority is { } acting) RequestContext.Set(Key, (int)acting);
        else RequestContext.Remove(Key);
    }

    /// <summary>Whether cases of this assignment type exist for whoever makes the call.</summary>
    public static bool Sees(AssignmentType type) => Current is not { } authority || authority == Authorities.Of(type);
}
