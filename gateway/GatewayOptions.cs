using System.ComponentModel.DataAnnotations;

namespace Matching.Gateway;

/// <summary>Limits of the HTTP API. Configuration section <c>Gateway</c>.</summary>
public sealed class GatewayOptions
{
    public const string Section = "Gateway";

    /// <summary>Bytes in a JSON body. Default 65,536; a volunteer with every list full is under 8 KiB.</summary>
    [Range(1_024, 1_048_576)]
    public int MaxBodyBytes { get; set; } = 65_536;

    /// <summary>How long a request may take before it is answered 504. Default 30 s: nobody waits longer at a form.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The same for an import. Default 10 min: half a million rows at a thousand durable writes a second.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan ImportTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Items in a page where the caller names no <c>limit</c>. Default 100; never above <see cref="Limits.PageSize"/>.</summary>
    [Range(1, Limits.PageSize)]
    public int PageSize { get; set; } = 100;

    /// <summary>Grain calls that one list request makes at the same time. Default 32.</summary>
    [Range(1, 256)]
    public int FanOut { get; set; } = 32;
}
