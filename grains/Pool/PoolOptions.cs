using System.ComponentModel.DataAnnotations;

namespace Matching.Grains.Pool;

/// <summary>How the fast copies keep up with the truth. Section <c>Pool</c>.</summary>
public sealed class PoolOptions
{
    /// <summary>
    /// How often a shard or board reads all committed states anew, which mends whatever a lost message left behind. 10 seconds to a day.
    /// </summary>
    /// <value>5 minutes: a change that was not published is rare, and a reading of 100,000 volunteers takes about a second.</value>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan RebuildInterval { get; set; } = TimeSpan.FromMinutes(5);
}
