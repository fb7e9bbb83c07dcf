namespace Matching.Grains.State;

/// <summary>How many calls a grain has under way at once.</summary>
internal static class FanOut
{
    /// <summary>Calls: enough to hide a round trip, few enough not to flood the queues of a silo.</summary>
    public const int Window = 64;
}
