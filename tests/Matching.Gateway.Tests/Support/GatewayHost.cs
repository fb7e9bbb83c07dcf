using System.Security.Cryptography;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Regions;
using Matching.Gateway.Http;
using Matching.Gateway.Tests.Engines;
using Matching.Grains;
using Matching.Grains.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Matching.Gateway.Tests.Support;

/// <summary>The gateway on a real server on the loopback address, over the real grains with states in memory.</summary>
public sealed class GatewayHost : IAsyncLifetime, IAsyncDisposable
{
    public const string Region = "testland", Linkoping = "se-0580", Norrkoping = "se-0581", Outsider = "se-0582";
    /// <summary>A setting of a host whose log lines of every level are kept.</summary>
    public const string LogEverything = "Tests:LogEverything";

    private readonly Dictionary<string, string?> settings;
    private WebApplication app = null!;
    private Action<WebApplication>? configure;

    public GatewayHost() =>
        settings = new() { ["Gateway:Auth:DevelopmentKey"] = Auth.DevelopmentKey, ["Gateway:RateLimit:Enabled"] = "false" };

    /// <summary>The key is long enough for every HMAC, so that only the pinned algorithm can refuse the others.</summary>
    public GatewayAuthOptions Auth { get; } = new() { DevelopmentKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64)) };

    public IServiceProvider Services => app.Services;

    public IGrainFactory Grains => app.Services.GetRequiredService<IGrainFactory>();

    public FaultyGrains Faults { get; private set; } = null!;

    public CapturedLogs Logs { get; } = new();

    public Uri Address => new(app.Urls.Single());

    /// <summary>A host of a test's own.</summary>
    /// <param name="settings">Configuration on top of the defaults, or instead of them.</param>
    /// <param name="configure">What else the application maps.</param>
    internal static async Task<GatewayHost> Start(Dictionary<string, string?>? settings = null, Action<WebApplication>? configure = null)
    {
        var host = new GatewayHost { configure = configure };
        foreach (var (key, value) in settings ?? []) host.settings[key] = value;
        await host.InitializeAsync();
        return host;
    }

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.AddProvider(Logs);
        if (settings.ContainsKey(LogEverything))
            builder.Logging.SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddRoutingCore();
        TestEngine.Use(builder);
        builder.Services.AddSingleton<IComputePool, OneThread>();
        builder.Services.AddMatchingGrains(builder.Configuration);
        builder.Services.AddMatchingGateway(builder.Configuration);
        FaultyGrains.Install(builder.Services, faults => Faults = faults);
        app = builder.Build();
        app.MapMatchingGateway();
        configure?.Invoke(app);
        await app.StartAsync();
        await SetUp();
    }

    public async Task DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());

    /// <summary>A client with the token of a role.</summary>
    public HttpClient Client(string role = Roles.Coordinator, string municipality = Linkoping, string? region = null, Authority? authority = null) =>
        ClientWith(Token(role, municipality, region, authority));

    public HttpClient ClientWith(string? token)
    {
        var client = new HttpClient { BaseAddress = Address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    public string Token(string role, string municipality = Linkoping, string? region = null, Authority? authority = null) =>
        DevelopmentTokens.Issue(Auth, municipality, role, TimeSpan.FromHours(1), TimeProvider.System, region, authority);

    private async Task SetUp()
    {
        foreach (var (code, seat) in new[] { (Linkoping, new Place(5841, 1562)), (Norrkoping, new Place(5859, 1619)), (Outsider, new Place(5848, 1632)) })
        {
            var profile = new MunicipalityProfile(code, code, seat, "Contact services", code == Outsider ? [] : [Region], MunicipalityPolicy.Default);
            Assert.Null((await Grains.Municipality(code).SetUp(profile)).Problem);
        }
        var region = new RegionDefinition(Region, "Testland", [Linkoping, Norrkoping], Plane.Around(new(5841, 1562)), 1, ScoringWeights.Default);
        Assert.Null((await Grains.Region(Region).SetUp(region)).Problem);
        await Share(Norrkoping, Linkoping);
    }

    private async Task Share(string home, string receiving)
    {
        var agreement = new SharingAgreement(
            Guid.CreateVersion7(), home, receiving, [.. Enum.GetValues<AssignmentType>()], 10_000, 0, "SEK",
            new(2020, 1, 1), new(2100, 1, 1), true, AgreementStatus.Proposed);
        Assert.Null((await Grains.Municipality(home).ProposeAgreement(agreement)).Problem);
        Assert.Null((await Grains.Municipality(home).AcceptAgreement(agreement.Id, receiving)).Problem);
    }
}

/// <summary>Tests that share one host; each makes its own volunteers and needs.</summary>
[CollectionDefinition(Name)]
public sealed class SharedHost : ICollectionFixture<GatewayHost>
{
    public const string Name = "shared gateway";
}
