namespace Matching.Contracts.Values;

/// <summary>Reads what <see cref="GrainKeys"/> wrote.</summary>
public static class KeyOwner
{
    /// <summary>The municipality or region that a key belongs to: its second part.</summary>
    public static string Of(string key) => key.Split('/')[1];
}
