using System.ComponentModel.DataAnnotations;

namespace Matching.Grains.Notices;

/// <summary>How often a notice is tried. Section <c>Notices</c>.</summary>
public sealed class NoticeOptions
{
    public const string Section = "Notices";

    /// <summary>The wait after the first failed attempt; it doubles with each further one. 1 second to 1 hour.</summary>
    /// <value>30 seconds: a mail server that restarts is back by then.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait between attempts, 1 minute to 1 day.</summary>
    /// <value>4 hours.</value>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromHours(4);

    /// <summary>Attempts before a notice is given up, 1–50.</summary>
    /// <value>20: with the waits above about two days, longer than a weekend's outage is noticed.</value>
    [Range(1, 50)]
    public int MaxAttempts { get; set; } = 20;

    /// <summary>How long one attempt may take, 1 second to 2 minutes.</summary>
    /// <value>20 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The wait after <paramref name="attempts"/> failed ones: doubled each time, up to the longest.</summary>
    public TimeSpan Wait(int attempts) => TimeSpan.FromTicks((long)Math.Min(LongestRetry.Ticks, FirstRetry.Ticks * Math.Pow(2, attempts - 1)));
}
