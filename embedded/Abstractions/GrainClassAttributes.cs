using System.Globalization;
using Orleans.Runtime;

namespace Orleans;

/// <summary>The name of a grain class in grain ids. Without it the class name in lower case, less a trailing "Grain".</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    internal GrainType Type { get; } = GrainType.Create(grainType);
}

/// <summary>How long an activation of this class may be idle before it is collected. The parts add up.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CollectionAgeLimitAttribute : Attribute
{
    private readonly TimeSpan _period;

    public CollectionAgeLimitAttribute()
    {
    }

    /// <param name="inactivityPeriod">A <see cref="TimeSpan"/>, for example "00:10:00".</param>
    public CollectionAgeLimitAttribute(string inactivityPeriod) => _period = TimeSpan.Parse(inactivityPeriod, CultureInfo.InvariantCulture);

    public double Days { get; set; }

    public double Hours { get; set; }

    public double Minutes { get; set; }

    /// <summary>Never collected.</summary>
    public bool AlwaysActive { get; set; }

    public TimeSpan AgeLimit => AlwaysActive
        ? Timeout.InfiniteTimeSpan
        : _period + TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes);
}

/// <summary>Activations of this class are never collected for being idle.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepAliveAttribute : Attribute;
