using System.Collections.Immutable;
using Matching.Contracts.Imports;
using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;
using Matching.Gateway.Imports;
using Matching.Samples;
using Microsoft.Extensions.Options;

namespace Matching.Gateway.Tests.Imports;

/// <summary>Imports in the same process, as the demo makes them.</summary>
[Collection(SharedHost.Name)]
public sealed class ImportServiceTests(GatewayHost host)
{
    private readonly ImportService imports = host.Services.GetRequiredService<ImportService>();
    private readonly string run = Guid.NewGuid().ToString("N")[..8];

    private static ImportReport Report(Outcome<ImportReport> outcome)
    {
        Assert.True(outcome.Ok(out var report, out var problem), problem?.Detail);
        return report;
    }

    [Fact]
    public async Task Import_SampleRegion_TakesEveryRow()
    {
        await using var own = await GatewayHost.Start();
        var service = own.Services.GetRequiredService<ImportService>();
        var region = SampleRegion.Load("ostergotland");
        var steps = new List<ImportProgress>();
        await using var volunteers = File.OpenRead(region.VolunteersCsv);
        var loaded = Report(await service.ImportVolunteers(volunteers, new(), new Steps(steps)));
        Assert.Equal((ImportOutcome.Imported, loaded.Rows), (loaded.Outcome, loaded.Created));
        Assert.True(loaded.Rows >= 3_000);
        Assert.Equal(new ImportProgress(loaded.Rows, volunteers.Length), steps[^1]);
        Assert.Equal(steps.Order(Comparer<ImportProgress>.Create((a, b) => a.Rows.CompareTo(b.Rows))), steps);
        await using var needs = File.OpenRead(region.NeedsCsv);
        var opened = Report(await service.ImportNeeds(needs, new() { Mode = ImportMode.AllOrNothing }));
        Assert.Equal((ImportOutcome.Imported, opened.Rows), (opened.Outcome, opened.Created));
        Assert.True(opened.Rows >= 400);
    }

    [Fact]
    public async Task Import_DayShift_MovesEveryDate()
    {
        var file = CsvFiles.File(CsvFiles.NeedHeader, CsvFiles.Need(run, type: "ContactPerson"));
        Assert.Equal(1, Report(await imports.ImportNeeds(CsvFiles.Stream(file), new() { DayShift = 31, Municipality = GatewayHost.Linkoping })).Created);
        var need = GrainKeys.Need(new(GatewayHost.Linkoping, await IdOf("need", run)));
        var stored = (await host.Grains.GetGrain<INeedGrain>(need).Get()).Value!;
        Assert.Equal((new DateOnly(2027, 2, 15), new DateOnly(2026, 2, 1)), (stored.Requirements.Start, stored.Requirements.DecisionDate));
    }

    [Fact]
    public async Task Import_GrainTimesOut_IsRepeatedAndThenReported()
    {
        var file = CsvFiles.File(CsvFiles.VolunteerHeader, CsvFiles.Volunteer(run + "a"), CsvFiles.Volunteer(run + "b"), CsvFiles.Volunteer(run + "c"));
        Assert.Equal(3, Report(await imports.ImportVolunteers(CsvFiles.Stream(file), new())).Created);
        host.Faults.Plan(await KeyOf(run + "a"), "Register", () => new TimeoutException(), times: 2);
        host.Faults.Plan(await KeyOf(run + "b"), "Register", () => new TimeoutException(), times: 3);
        var report = Report(await imports.ImportVolunteers(CsvFiles.Stream(file), new()));
        Assert.Equal((2, 1), (report.Unchanged, report.Rejected));
        Assert.Equal((3, "unavailable"), (report.Errors[0].Line, report.Errors[0].Code));
    }

    [Fact]
    public async Task Import_Erased_MakesTheVolunteerAnew()
    {
        var file = CsvFiles.File(CsvFiles.VolunteerHeader, CsvFiles.Volunteer(run));
        Report(await imports.ImportVolunteers(CsvFiles.Stream(file), new()));
        var grain = host.Grains.GetGrain<IVolunteerGrain>(await KeyOf(run));
        Assert.Null((await grain.Erase()).Problem);
        Assert.Equal(1, Report(await imports.ImportVolunteers(CsvFiles.Stream(file), new())).Created);
    }

    [Fact]
    public async Task Import_Again_KeepsWhatAFileHasNoColumnFor()
    {
        Assert.Equal(1, Report(await Import("CriminalRecord:2026-03-01")).Created);
        var grain = host.Grains.GetGrain<IVolunteerGrain>(await KeyOf(run));
        var first = (await grain.Get()).Value!.Profile;
        ImmutableArray<PersonDetails> members = [new("Först Påhittad", "forst@example.org", null) { Number = 1 }, new("Andra Påhittad", null, null) { Number = 2 }];
        BackgroundCheck own = first.Checks[0] with { FetchedBy = CheckParty.Volunteer };
        Assert.Null((await grain.Register(first with { Members = members, Checks = [own, own with { Member = 1 }, own with { Member = 2, FetchedBy = CheckParty.Municipality }] }, null)).Problem);
        Assert.Null((await grain.RecordEvent(new(new(2026, 3, 10), LifeEvent.ConcernReported))).Problem);
        var known = (await grain.Get()).Value!;
        Assert.All(known.Profile.Checks, c => Assert.NotNull(c.EndedOn));

        const string Checks = "CriminalRecord:2026-03-01 CriminalRecord:2026-03-01:1 CriminalRecord:2026-03-01:2";
        Assert.Equal(1, Report(await Import(Checks, options: new() { DryRun = true })).Unchanged);
        Assert.Equal(1, Report(await Import(Checks)).Unchanged);
        Assert.Equal(known.Version, (await grain.Get()).Value!.Version);
        Assert.Equal(1, Report(await Import(Checks, capacity: 3)).Updated);
        var changed = (await grain.Get()).Value!.Profile;
        Assert.Equal(3, changed.Capacity);
        Assert.Equal(members.AsEnumerable(), changed.Members);
        Assert.Equal(known.Profile.Checks.AsEnumerable(), changed.Checks);

        Task<Outcome<ImportReport>> Import(string checks, int capacity = 1, ImportOptions? options = null) => imports.ImportVolunteers(
            CsvFiles.Stream(CsvFiles.File(
                CsvFiles.VolunteerHeader + ",contact_name",
                CsvFiles.Volunteer(run, capacity: capacity).Replace("Individual", "Association", StringComparison.Ordinal).Replace("CriminalRecord:2026-03-01", checks, StringComparison.Ordinal) + ",Kontakt Påhittad")),
            options ?? new());
    }

    /// <summary>Between reading what is stored and storing the row, a coordinator enters the members: the file has no column for them.</summary>
    [Fact]
    public async Task Import_RecordChangedMeanwhile_LosesNothingOfTheChange()
    {
        Assert.Equal(1, Report(await Import(1)).Created);
        var key = await KeyOf(run);
        var grain = host.Grains.GetGrain<IVolunteerGrain>(key);
        ImmutableArray<PersonDetails> members = [new("Först Påhittad", null, null) { Number = 1 }];
        host.Faults.Plan(key, "Register", () =>
        {
            var stored = grain.Get().GetAwaiter().GetResult().Value!;
            Assert.Null(grain.Register(stored.Profile with { Members = members }, stored.Version).GetAwaiter().GetResult().Problem);
            return null;
        });
        Assert.Equal(1, Report(await Import(3)).Updated);
        var now = (await grain.Get()).Value!.Profile;
        Assert.Equal(members.AsEnumerable(), now.Members);
        Assert.Equal(3, now.Capacity);

        Task<Outcome<ImportReport>> Import(int capacity) => imports.ImportVolunteers(
            CsvFiles.Stream(CsvFiles.File(
                CsvFiles.VolunteerHeader + ",contact_name",
                CsvFiles.Volunteer(run, capacity: capacity).Replace("Individual", "Association", StringComparison.Ordinal) + ",Kontakt Påhittad")),
            new());
    }

    [Fact]
    public async Task Import_OverItsLimits_KeepsWhatCameBeforeAndSaysSo()
    {
        await using var small = await GatewayHost.Start(new()
        {
            ["Gateway:Import:MaxRows"] = "3",
            ["Gateway:Import:BatchRows"] = "2",
            ["Gateway:Import:MaxListedErrors"] = "1",
        });
        var service = small.Services.GetRequiredService<ImportService>();
        var file = CsvFiles.File(CsvFiles.VolunteerHeader, Enumerable.Range(0, 10).Select(i => CsvFiles.Volunteer($"{run}{i}")));
        var report = Report(await service.ImportVolunteers(CsvFiles.Stream(file), new()));
        Assert.Equal((ImportOutcome.PartlyImported, 3, 3), (report.Outcome, report.Rows, report.Created));
        Assert.Equal((5, "limit-exceeded"), (report.Errors[0].Line, report.Errors[0].Code));
        var refused = Report(await service.ImportVolunteers(CsvFiles.Stream(file), new() { Mode = ImportMode.AllOrNothing }));
        Assert.Equal((ImportOutcome.Refused, 3), (refused.Outcome, refused.Withheld));

        var faulty = Enumerable.Range(0, 3).Select(i => CsvFiles.Volunteer($"{run}{i}", capacity: -1));
        var listed = Report(await service.ImportVolunteers(CsvFiles.Stream(CsvFiles.File(CsvFiles.VolunteerHeader, faulty)), new()));
        Assert.Equal((3, 1, 2), (listed.Rejected, listed.Errors.Count, listed.ErrorsNotListed));
    }

    [Fact]
    public async Task Import_LongStream_StopsAtItsBytes()
    {
        await using var small = await GatewayHost.Start(new() { ["Gateway:Import:MaxBytes"] = "2000" });
        var rows = CsvFiles.File(CsvFiles.VolunteerHeader, Enumerable.Range(0, 10_000).Select(i => CsvFiles.Volunteer($"{run}{i}")));
        var report = Report(await small.Services.GetRequiredService<ImportService>().ImportVolunteers(CsvFiles.Stream(rows), new()));
        Assert.Contains(report.Errors, e => e.Code == "limit-exceeded");
        Assert.True(report.Rows < 10_000);
        Assert.True(report.Rejected <= 1);
    }

    [Fact]
    public async Task Import_StreamThatCannotSeek_IsReadTwiceAllTheSame()
    {
        var before = Directory.GetFiles(Path.GetTempPath(), "matching-import-*").Length;
        var file = CsvFiles.File(CsvFiles.VolunteerHeader, CsvFiles.Volunteer(run));
        await using var once = new OnceStream(CsvFiles.Stream(file));
        Assert.Equal(1, Report(await imports.ImportVolunteers(once, new() { Mode = ImportMode.AllOrNothing })).Created);
        Assert.Equal(before, Directory.GetFiles(Path.GetTempPath(), "matching-import-*").Length);
    }

    [Fact]
    public void Limits_Defaults_AreInRange() =>
        Assert.True(new DataAnnotationValidateOptions<ImportLimits>(null).Validate(null, new()).Succeeded);

    private async Task<string> KeyOf(string external) => GrainKeys.Volunteer(new(GatewayHost.Linkoping, await IdOf("volunteer", external)));

    private async Task<Guid> IdOf(string kind, string external)
    {
        var key = ExternalKey.Of(GatewayHost.Linkoping, kind, external);
        var bucket = host.Grains.GetGrain<IExternalKeysGrain>(GrainKeys.ExternalKeys(GatewayHost.Linkoping, kind, key.Bucket));
        return (await bucket.Resolve([key.Hash], create: false)).Single();
    }

    private sealed class Steps(List<ImportProgress> steps) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => steps.Add(value);
    }
}
