using System.ComponentModel.DataAnnotations;

namespace Matching.Gateway.Http;

/// <summary>What one process takes on at the same time, whoever asks. Configuration section <c>Gateway:Overload</c>.</summary>
public sealed class OverloadOptions
{
    public const string Section = "Gateway:Overload";

    /// <summary>Requests in work at the same time. Default 1,000: what two cores answer in a tenth of a second, and what a pause of the store may hold up.</summary>
    [Range(1, 100_000)]
    public int ConcurrentRequests { get; set; } = 1_000;

    /// <summary>Requests that wait for their turn, first come first served; the next is refused with 503. Default 500: a burst passes, and nobody waits long in vain.</summary>
    [Range(0, 100_000)]
    public int WaitingRequests { get; set; } = 500;
}
