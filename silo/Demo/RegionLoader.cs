using Matching.Contracts.Municipalities;
using Matching.Contracts.Regions;
using Matching.Gateway.Imports;
using Matching.Samples;

namespace Matching.Silo.Demo;

/// <summary>Sets a sample region up through the same doors that municipal systems use. Loading it again changes nothing.</summary>
internal sealed class RegionLoader(IGrainFactory grains, ImportService imports, NetworkLoader network, TimeProvider time)
{
    /// <returns>How the members work together, a line each.</returns>
    public async Task<ImmutableArray<string>> Load(SampleRegion region, Progress progress, CancellationToken cancellationToken)
    {
        var shift = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).DayNumber - region.AsOf.DayNumber;
        foreach (var municipality in region.Members.Concat(region.NonMembers))
            Expect(await grains.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(municipality.Code)).SetUp(municipality));
        Expect(await grains.GetGrain<IRegionGrain>(GrainKeys.Region(region.Name)).SetUp(region.Definition));
        progress.Done($"{region.Members.Length} municipalities");

        var agreements = region.Agreements(shift);
        foreach (var agreement in agreements)
            await Agree(agreement);
        progress.Done($"{agreements.Length} sharing agreements");

        var options = new ImportOptions { Mode = ImportMode.KeepGood, DayShift = shift };
        await Import("volunteers", region.VolunteersCsv, (csv, told) => imports.ImportVolunteers(csv, options, told, cancellationToken), progress);
        if (File.Exists(region.NonMembersCsv))
            await Import("volunteers of non-members", region.NonMembersCsv, (csv, told) => imports.ImportVolunteers(csv, options, told, cancellationToken), progress);
        await Import("needs", region.NeedsCsv, (csv, told) => imports.ImportNeeds(csv, options, told, cancellationToken), progress);
        return await network.Load(region.Name, region.Network(shift));
    }

    /// <summary>The home side proposes, the receiving side accepts; one that was agreed on an earlier day stays as it was.</summary>
    private async Task Agree(SharingAgreement agreement)
    {
        var home = grains.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(agreement.Home));
        if ((await home.ProposeAgreement(agreement)).Problem is { Code: not ProblemCode.AlreadyExists } problem)
            throw new DemoException(problem);
        Expect(await home.AcceptAgreement(agreement.Id, agreement.Receiving));
    }

    private static async Task Import(string what, string file, Func<Stream, IProgress<ImportProgress>, Task<Outcome<ImportReport>>> import, Progress progress)
    {
        await using var stream = File.OpenRead(file);
        var length = stream.Length;
        var outcome = await import(stream, new Told(step => progress.Update(what, (double)step.Bytes / length)));
        if (!outcome.Ok(out var report, out var problem))
            throw new DemoException(problem);
        if (report.Rejected > 0)
            throw new DemoException(FirstError(file, report));
        progress.Done($"{report.Rows} {what}: {report.Created} new, {report.Updated} changed, {report.Unchanged} unchanged");
    }

    private static Problem FirstError(string file, ImportReport report)
    {
        var error = report.Errors[0];
        return new(ProblemCode.Invalid, $"{Path.GetFileName(file)}: {report.Rejected} rows were refused, the first in line {error.Line}: {error.Detail}", error.Column, error.Cure);
    }

    private static void Expect<T>(Outcome<T> outcome)
    {
        if (outcome.Problem is { } problem)
            throw new DemoException(problem);
    }

    /// <summary>Tells at once, on the importing thread; <see cref="Progress{T}"/> would tell later, and out of order.</summary>
    private sealed class Told(Action<ImportProgress> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value);
    }
}
