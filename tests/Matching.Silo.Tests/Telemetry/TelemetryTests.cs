using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Matching.Silo.Tests.Telemetry;

public sealed class TelemetryTests
{
    [Theory]
    [InlineData("Matching.Grains")]
    [InlineData("Microsoft.Orleans")]
    public void Rooms_AreCollected(string name)
    {
        using var host = new TelemetryHost();
        using var source = new ActivitySource(name);
        using var meter = new Meter(name);
        Assert.True(source.HasListeners());
        Assert.True(meter.CreateCounter<int>("test").Enabled);
    }

    [Fact]
    public void ServiceName_OfAProcessWithGrains_IsTheSilo()
    {
        using var host = new TelemetryHost();
        Assert.Equal("matching-silo", host.ServiceName);
    }
}
