namespace Matching.Gateway.Auth;

/// <summary>What a caller does in the network; the values of <see cref="Claims.Role"/>.</summary>
public static class Roles
{
    /// <summary>Works with the volunteers and needs of the own municipality.</summary>
    public const string Coordinator = "coordinator";

    /// <summary>Sees what a coordinator sees, changes nothing.</summary>
    public const string Reader = "reader";

    /// <summary>Runs rounds over a region; sees proposals, no person.</summary>
    public const string Regional = "regional";

    /// <summary>Sets up municipalities and regions, loads files; sees no person.</summary>
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [Coordinator, Reader, Regional, Admin];
}
