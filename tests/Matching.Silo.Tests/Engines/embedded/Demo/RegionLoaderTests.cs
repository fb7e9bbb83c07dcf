using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Matching.Contracts.Needs;
using Matching.Contracts.Values;
using Matching.Grains.Needs;
using Matching.Grains.Ports;
using Matching.Grains.State;
using Matching.Samples;
using Matching.Silo.Demo;
using Matching.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Matching.Silo.Tests.Engines.Demo;

/// <summary>A region is loaded into data that have it already, as a whole or in part. Hordaland has an agreement that has run out.</summary>
public sealed partial class RegionLoaderTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("matching-demo-").FullName;
    private readonly SampleRegion sample = SampleRegion.Load("hordaland");

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Load_CutOffAmongTheVolunteers_GoesOnWhereItWas_AndOnceMoreChangesNothing()
    {
        using var cut = new CancellationTokenSource();
        await using (var app = await Start(days: 0))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Load(app, new Told(text => { if (text.Contains(" volunteers ", StringComparison.Ordinal)) cut.Cancel(); }), cut.Token));

        await using var again = await Start(days: 0);
        var (fresh, _, unchanged) = Volunteers(await Load(again));
        Assert.True(fresh > 0 && unchanged > 0, $"{fresh} new, {unchanged} unchanged");
        Assert.Equal((0, 0, fresh + unchanged), Volunteers(await Load(again)));
    }

    [Fact]
    public async Task Load_OnTheNextDay_MovesTheDatesOn_AndLeavesANeedThatSomebodyWorksWith()
    {
        NeedView offered;
        await using (var app = await Start(days: 0))
        {
            await Load(app);
            offered = await Offered(app);
        }

        await using var later = await Start(days: 1);
        var told = await Load(later);
        Assert.Contains(", 1 in use and left as they are", told, StringComparison.Ordinal);
        Assert.DoesNotContain(" 1 new", told, StringComparison.Ordinal);
        var now = (await later.Services.GetRequiredService<IGrainFactory>().GetGrain<INeedGrain>(GrainKeys.Need(offered.Need)).Get()).Value!;
        Assert.Equal((offered.Requirements.Start, OfferStatus.Held), (now.Requirements.Start, Assert.Single(now.Offers).Status));
    }

    private async Task<WebApplication> Start(int days)
    {
        var app = SiloApplication.Build(
            [new("Silo:DataPath", data), new("Silo:Url", "http://127.0.0.1:0"), new("Logging:LogLevel:Default", "Warning")],
            builder => builder.Services.AddSingleton<TimeProvider>(new Shifted(TimeSpan.FromDays(days))).AddSingleton<NetworkLoader>().AddSingleton<RegionLoader>());
        await app.StartAsync();
        return app;
    }

    private async Task<string> Load(WebApplication app)
    {
        var told = new StringWriter();
        await Load(app, told);
        return told.ToString();
    }

    private Task<ImmutableArray<string>> Load(WebApplication app, TextWriter told, CancellationToken cancellationToken = default) =>
        app.Services.GetRequiredService<RegionLoader>().Load(sample, new Progress(told, isTerminal: true), cancellationToken);

    /// <summary>Offers the first need that has a candidate.</summary>
    private async Task<NeedView> Offered(WebApplication app)
    {
        var grains = app.Services.GetRequiredService<IGrainFactory>();
        await foreach (var (key, _) in app.Services.GetRequiredService<ICommittedStates>().ReadAll<NeedState>(StateNames.Need, GrainKeys.NeedsOf(sample.Members[0].Code), CancellationToken.None))
        {
            var need = grains.GetGrain<INeedGrain>(key);
            if ((await need.Candidates(null, 1)).Value is { Candidates: [var best, ..] } && (await need.MakeOffer(new(Guid.CreateVersion7(), best.Volunteer))).Problem is null)
                return (await need.Get()).Value!;
        }

        throw new InvalidOperationException("Nobody can be offered anything.");
    }

    private static (int New, int Changed, int Unchanged) Volunteers(string told)
    {
        var counts = Counts().Match(told);
        return (Number(1), Number(2), Number(3));

        int Number(int group) => int.Parse(counts.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\d+ volunteers: (\d+) new, (\d+) changed, (\d+) unchanged")]
    private static partial Regex Counts();

    /// <summary>The machine's clock, some time later.</summary>
    private sealed class Shifted(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }

    private sealed class Told(Action<string> hear) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(string? value) => hear(value ?? "");

        public override void WriteLine(string? value) => hear(value ?? "");
    }
}
