using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Matching.Silo.Engines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Matching.Silo.Tests.Engines;

/// <summary>The limits of a silo are kept, and reach the engine that shall keep them.</summary>
public sealed class EngineLimitsTests
{
    /// <summary>Setting, the greatest value below its range, the least and the greatest in it, the least above it.</summary>
    public static TheoryData<string, string, string, string, string> Ranges => new()
    {
        { "MaxConnections", "1", "2", "1000", "1001" },
        { "SiloPort", "0", "1", "65535", "65536" },
        { "GatewayPort", "-1", "0", "65535", "65536" },
        { "DrainDelay", "-00:00:01", "00:00:00", "00:05:00", "00:05:01" },
        { "ResponseTimeout", "00:00:00.9", "00:00:01", "00:10:00", "00:10:01" },
        { "MaxMessageSize", "1048575", "1048576", "268435456", "268435457" },
        { "MaxQueuedCallsPerActivation", "0", "1", "10000000", "10000001" },
        { "SheddingCpuPercent", "49", "50", "100", "101" },
        { "CollectionAge", "00:01:59", "00:02:00", "365.00:00:00", "365.00:00:01" },
    };

    [Fact]
    public void Ranges_AreThoseOfAllOptions() => Assert.Equal(
        typeof(EngineOptions).GetProperties().Where(p => p.IsDefined(typeof(RangeAttribute))).Select(p => p.Name).Order(),
        Ranges.Select(row => (string)row[0]).Order());

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Limit_OutsideItsRange_IsRefusedWithFieldAndCure(string name, string below, string least, string greatest, string above)
    {
        foreach (var wrong in (string[])[below, above])
        {
            var refusal = Refusal(name, wrong);
            Assert.StartsWith($"Engine:{name} must be {least}", refusal, StringComparison.Ordinal);
            Assert.Contains($" to {greatest}", refusal, StringComparison.Ordinal);
        }

        foreach (var right in (string[])[least, greatest])
            Assert.NotNull(Options<EngineOptions>((name, right)));
    }

    [Theory]
    [InlineData("ClusterId", "")]
    [InlineData("ServiceId", "")]
    [InlineData("Store", "7")]
    [InlineData("Role", "7")]
    [InlineData("Address", "silo-1")]
    public void Setting_OutOfPlace_IsRefusedWithFieldAndCure(string name, string value) =>
        Assert.Matches($"^Engine:{name} must ", Refusal(name, value));

    [Theory]
    [InlineData("ClusterId")]
    [InlineData("ServiceId")]
    public void Name_TooLong_IsRefused(string name)
    {
        Assert.NotNull(Options<EngineOptions>((name, new('x', 150))));
        Assert.Equal($"Engine:{name} has at most 150 characters", Refusal(name, new('x', 151)));
    }

    [Fact]
    public void Limits_ReachTheSilo()
    {
        using var services = Services(
            ("ResponseTimeout", "00:00:21"), ("MaxMessageSize", "2000000"), ("MaxQueuedCallsPerActivation", "77"), ("SheddingCpuPercent", "66"),
            ("CollectionAge", "00:07:00"), ("SiloPort", "11222"), ("GatewayPort", "30333"), ("Address", "127.0.0.9"), ("ClusterId", "one"), ("ServiceId", "two"));
        var messaging = Value<SiloMessagingOptions>(services);
        Assert.Equal((TimeSpan.FromSeconds(21), true, 2_000_000, 77), (messaging.ResponseTimeout, messaging.CancelRequestOnTimeout, messaging.MaxMessageBodySize, messaging.MaxEnqueuedRequestsHardLimit));
        var shedding = Value<LoadSheddingOptions>(services);
        Assert.Equal((true, 66), (shedding.LoadSheddingEnabled, shedding.CpuThreshold));
        Assert.Equal(TimeSpan.FromMinutes(7), Value<GrainCollectionOptions>(services).CollectionAge);
        var endpoint = Value<EndpointOptions>(services);
        Assert.Equal(("127.0.0.9", 11_222, 30_333), (endpoint.AdvertisedIPAddress.ToString(), endpoint.SiloPort, endpoint.GatewayPort));
        var cluster = Value<ClusterOptions>(services);
        Assert.Equal(("one", "two"), (cluster.ClusterId, cluster.ServiceId));
    }

    [Fact]
    public void Limits_ReachAGateway()
    {
        using var services = Services(
            ("Role", "Gateway"), ("Store", "PostgreSql"), ("ConnectionString", "Host=127.0.0.1"), ("ResponseTimeout", "00:00:21"), ("MaxMessageSize", "2000000"));
        var messaging = Value<ClientMessagingOptions>(services);
        Assert.Equal((TimeSpan.FromSeconds(21), true, 2_000_000), (messaging.ResponseTimeout, messaging.CancelRequestOnTimeout, messaging.MaxMessageBodySize));
    }

    [Fact]
    public void GatewayOfOrleansClients_IsClosed_UnlessASettingOpensIt()
    {
        using var closed = Services();
        Assert.Null(closed.GetRequiredService<ILocalSiloDetails>().GatewayAddress);
        using var open = Services(("GatewayPort", "30333"));
        Assert.Equal(30_333, open.GetRequiredService<ILocalSiloDetails>().GatewayAddress.Endpoint.Port);
    }

    private static string Refusal(string name, string value) =>
        Assert.Throws<OptionsValidationException>(() => Options<EngineOptions>((name, value))).Failures.First().Split(": ")[^1].Trim('\'', '.');

    private static T Options<T>(params (string Name, string Value)[] settings)
        where T : class
    {
        using var services = Services(settings);
        return Value<T>(services);
    }

    private static T Value<T>(IServiceProvider services)
        where T : class => services.GetRequiredService<IOptions<T>>().Value;

    /// <summary>What a silo of these settings is made of; nothing is started.</summary>
    internal static ServiceProvider Services(params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Engine:{s.Name}", (string?)s.Value)));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.UseMatchingEngine();
        return builder.Services.BuildServiceProvider();
    }
}
