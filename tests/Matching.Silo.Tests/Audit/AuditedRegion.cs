using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Matching.Contracts.Law;
using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Contracts.Values;
using Matching.Grains.Ports;
using Matching.Samples;
using Matching.Silo.Audit;
using Matching.Silo.Demo;
using Matching.Silo.Hosting;
using Matching.Silo.Tests.Engines;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Matching.Silo.Tests.Audit;

/// <summary>Hordaland with a finished round, read for an audit. Tests doctor copies of the facts.</summary>
public class AuditedRegion : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("matching-audit-").FullName;
    private WebApplication? app;
    private DateTimeOffset now;

    internal RoundFacts Facts { get; private set; } = null!;

    private protected virtual RoundRequest Request { get; } = new();

    /// <param name="scratch">A folder of the test's own.</param>
    private protected virtual SampleRegion Sample(string scratch) => SampleRegion.Load("hordaland");

    private long Eligible { get; set; }

    public async Task InitializeAsync()
    {
        app = SiloApplication.Build(
            new Dictionary<string, string?>(TestEngine.OwnSettings()) { ["Silo:DataPath"] = folder, ["Silo:Url"] = "http://127.0.0.1:0", ["Logging:LogLevel:Default"] = "Warning" },
            builder => builder.Services.AddSingleton<NetworkLoader>().AddSingleton<RegionLoader>());
        await app.StartAsync();
        var (grains, time) = (app.Services.GetRequiredService<IGrainFactory>(), app.Services.GetRequiredService<TimeProvider>());
        await app.Services.GetRequiredService<RegionLoader>().Load(Sample(folder), new Progress(TextWriter.Null, isTerminal: false), CancellationToken.None);

        var round = Guid.CreateVersion7();
        await grains.GetGrain<IRegionGrain>(GrainKeys.Region("hordaland")).StartRound(round, Request);
        var grain = grains.GetGrain<IRoundGrain>(GrainKeys.Round("hordaland", round));
        RoundView view;
        while ((view = (await grain.Get()).Value!).Status == RoundStatus.Running)
            await Task.Delay(TimeSpan.FromMilliseconds(10), time);
        Eligible = view.Summary!.Eligible;
        now = time.GetUtcNow();
        var region = (await grains.GetGrain<IRegionGrain>(GrainKeys.Region("hordaland")).Get()).Value!;
        Facts = await RoundFacts.Read(grains, app.Services.GetRequiredService<ICommittedStates>(), region, round, LawBook.Default, now, CancellationToken.None);
    }

    internal Task<AuditResult> Audit(RoundFacts facts, long miscounted = 0) =>
        new RoundAudit(app!.Services.GetRequiredService<IGrainFactory>(), facts, LawBook.Default, now).Run(Eligible + miscounted, _ => { }, CancellationToken.None);

    public async Task DisposeAsync()
    {
        await app!.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>The same region, with a round that shares credits.</summary>
public sealed class FairAuditedRegion : AuditedRegion
{
    private protected override RoundRequest Request { get; } = new(Fairness: FairnessGoal.MaxMinCredits);
}

/// <summary>The same region, with files that were changed.</summary>
public abstract class ChangedRegion : AuditedRegion
{
    private protected abstract string FileName { get; }

    private protected abstract string Changed(string text);

    private protected override SampleRegion Sample(string scratch)
    {
        var shipped = Path.GetDirectoryName(SampleRegion.Load("hordaland").VolunteersCsv)!;
        var copy = Directory.CreateDirectory(Path.Combine(scratch, "hordaland")).FullName;
        foreach (var file in Directory.GetFiles(shipped))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        var changed = Path.Combine(copy, FileName);
        File.WriteAllText(changed, Changed(File.ReadAllText(changed)));
        return SampleRegion.Load(copy);
    }
}

/// <summary>Each agreement lets only one placement run.</summary>
public sealed class TightAuditedRegion : ChangedRegion
{
    private protected override string FileName => "region.json";

    private protected override string Changed(string text) => Regex.Replace(text, "\"quota\": \\d+", "\"quota\": 1");
}

/// <summary>Each agreement lets only one placement run; beside each of several types there is one for the first two alone, and of the two one is home-first.</summary>
public sealed class OverlappingAuditedRegion : ChangedRegion
{
    private protected override string FileName => "region.json";

    private protected override string Changed(string text)
    {
        var region = JsonNode.Parse(text)!;
        var agreements = region["agreements"]!.AsArray();
        foreach (var agreement in agreements.Where(a => a!["types"]!.AsArray().Count > 2).ToList())
        {
            var narrow = agreement!.DeepClone();
            narrow["types"] = new JsonArray([.. agreement["types"]!.AsArray().Take(2).Select(type => type!.DeepClone())]);
            narrow["homeFirst"] = !agreement["homeFirst"]!.GetValue<bool>();
            narrow["identity"] = agreement["identity"]!.GetValue<string>() + " beside";
            agreements.Add(narrow);
        }

        foreach (var agreement in agreements)
            agreement!["quota"] = 1;
        return region.ToJsonString();
    }
}

/// <summary>Every need has waited since its decision, or a day long past.</summary>
public sealed class OverdueAuditedRegion : ChangedRegion
{
    private protected override string FileName => "needs.csv";

    private protected override string Changed(string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(line => line.Split(',')).ToList();
        var (start, decided, end) = (Array.IndexOf(lines[0], "start"), Array.IndexOf(lines[0], "decision_date"), Array.IndexOf(lines[0], "end"));
        foreach (var cells in lines.Skip(1))
            (cells[start], cells[end]) = (cells[decided].Length > 0 ? cells[decided] : "2026-03-01", "");
        return string.Join('\n', lines.Select(cells => string.Join(',', cells))) + "\n";
    }
}

/// <summary>For every third need nobody answers, for another third no cost is agreed.</summary>
public sealed class UnsettledAuditedRegion : ChangedRegion
{
    private protected override string FileName => "needs.csv";

    private protected override string Changed(string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(line => line.Split(',')).ToList();
        var (contact, cost) = (Array.IndexOf(lines[0], "contact_point"), Array.IndexOf(lines[0], "monthly_cost"));
        foreach (var (i, cells) in lines.Skip(1).Index())
        {
            cells[contact] = i % 3 == 0 ? "" : cells[contact];
            cells[cost] = i % 3 == 1 ? "0" : cells[cost];
        }

        return string.Join('\n', lines.Select(cells => string.Join(',', cells))) + "\n";
    }
}

/// <summary>Beside each child who needs a respite family there are two siblings who need one together, two weekends a month.</summary>
public sealed class JointAuditedRegion : ChangedRegion
{
    private protected override string FileName => "needs.csv";

    private protected override string Changed(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var columns = lines[0].Split(',');
        return string.Join('\n', lines.SelectMany(line => line.Contains(",ContactFamily,", StringComparison.Ordinal) ? [line, Siblings(line.Split(','))] : new[] { line }));

        string Siblings(string[] cells)
        {
            cells[0] += "s";
            var age = cells[Array.IndexOf(columns, "child_age")];
            foreach (var (column, cell) in new[] { ("count", "2"), ("siblings", "Together"), ("weekends_a_month", "2"), ("sibling_ages", age) })
                cells[Array.IndexOf(columns, column)] = cell;
            return string.Join(',', cells);
        }
    }
}
