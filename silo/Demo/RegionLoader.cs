using Matching.Contracts.Municipalities;
using Matching.Contracts.Regions;
using Matching.Gateway.Imports;
using Matching.Samples;

namespace Matching.Silo.Demo;

/// <summary>
/// Sets a sample region up through the same doors that municipal systems use. Loading it again goes on where it was cut off and changes nothing else; on a
/// later day it moves the dates on, and leaves what somebody works with since then.
/// </summary>
internal sealed class RegionLoader(IGrainFactory grains, ImportService imports, NetworkLoader network, TimeProvider time)
{
    /// <summary>The code of a row that a running offer or placement keeps from being changed.</summary>
    private const string InUse = "wrong-state";

    /// <returns>How the members work together, a line each.</returns>
    public async Task<ImmutableArray<string>> Load(SampleRegion region, Progress progress, CancellationToken cancellationToken)
    {
        var shift = CivilDay.Of(time.GetUtcNow()).DayNumber - region.AsOf.DayNumber;
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

    /// <summary>The home side proposes, the receiving side accepts; one that was agreed before stays as it is, in force or run out.</summary>
    private async Task Agree(SharingAgreement agreement)
    {
        var home = grains.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(agreement.Home));
        if ((await home.ProposeAgreement(agreement)).Problem is { Code: not ProblemCode.AlreadyExists } problem)
            throw new DemoException(problem);
        if ((await home.Agreements()).Agreements.First(a => a.Id == agreement.Id).Status == AgreementStatus.Proposed)
            Expect(await home.AcceptAgreement(agreement.Id, agreement.Receiving));
    }

    private static async Task Import(string what, string file, Func<Stream, IProgress<ImportProgress>, Task<Outcome<ImportReport>>> import, Progress progress)
    {
        await using var stream = File.OpenRead(file);
        var length = stream.Length;
        var outcome = await import(stream, new Told(step => progress.Update(what, (double)step.Bytes / length)));
        if (!outcome.Ok(out var report, out var problem))
            throw new DemoException(problem);
        if (report.ErrorsNotListed > 0 || report.Errors.Any(e => e.Code != InUse))
            throw new DemoException(FirstError(file, report));
        progress.Done($"{report.Rows} {what}: {report.Created} new, {report.Updated} changed, {report.Unchanged} unchanged{(report.Rejected > 0 ? $", {report.Rejected} in use and left as they are" : "")}");
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
