using Matching.Gateway.Telemetry;

namespace Matching.Gateway.Imports;

/// <summary>One import of one file, in one pass or, all or nothing, in two.</summary>
internal sealed class ImportJob<T>(
    ImportKind<T> kind, IGrainFactory grains, ImportOptions options, ImportLimits limits, GatewayMetrics metrics, IProgress<ImportProgress>? progress)
    where T : class
{
    public Task<Outcome<ImportReport>> Run(Stream csv, CancellationToken cancellationToken) =>
        options is { Mode: ImportMode.AllOrNothing, DryRun: false } ? AllOrNothing(csv, cancellationToken) : OnePass(csv, cancellationToken);

    private async Task<Outcome<ImportReport>> OnePass(Stream csv, CancellationToken cancellationToken)
    {
        var tally = new ImportTally(kind.Name, limits);
        var writer = new ImportWriter<T>(kind, grains, options, limits, tally, cancellationToken);
        try
        {
            if (await new ImportRun<T>(kind, options, limits, tally, progress).Read(csv, writer.Write, cancellationToken) is { } problem) return problem;
        }
        finally
        {
            if (!options.DryRun) tally.Publish(metrics);
        }
        return tally.Report(options.DryRun ? ImportOutcome.DryRun : tally.AnyErrors ? ImportOutcome.PartlyImported : ImportOutcome.Imported);
    }

    private async Task<Outcome<ImportReport>> AllOrNothing(Stream csv, CancellationToken cancellationToken)
    {
        await using var file = await RereadableFile.Of(csv, limits.MaxBytes, cancellationToken);
        var tally = new ImportTally(kind.Name, limits);
        var dry = new ImportWriter<T>(kind, grains, options with { DryRun = true }, limits, tally, cancellationToken);
        if (await new ImportRun<T>(kind, options, limits, tally, progress: null).Read(file.Stream, dry.Write, cancellationToken) is { } problem) return problem;
        if (tally.AnyErrors)
        {
            tally.Withhold();
            tally.Publish(metrics);
            return tally.Report(ImportOutcome.Refused);
        }
        file.Rewind();
        return await OnePass(file.Stream, cancellationToken);
    }
}
