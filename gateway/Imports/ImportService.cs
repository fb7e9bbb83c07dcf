using Matching.Contracts.Law;
using Matching.Gateway.Telemetry;

namespace Matching.Gateway.Imports;

/// <summary>
/// Loads CSV files of volunteers and needs. Rows are known by their external key, so the same file again changes nothing, and an
/// interrupted import is finished by starting it again. Memory is bounded whatever the size of the file.
/// </summary>
public sealed partial class ImportService(
    IGrainFactory grains, LawBook law, IOptions<ImportLimits> limits, GatewayMetrics metrics, TimeProvider time, ILogger<ImportService> logger)
{
    /// <summary>The report, or a problem where the file as a whole cannot be read (empty, no header, missing columns, no UTF-8).</summary>
    /// <param name="csv">
    /// Read once, to the end; not disposed. With <see cref="ImportMode.AllOrNothing"/> a stream that cannot seek is first copied to a
    /// temporary file.
    /// </param>
    /// <param name="progress">Told after each batch of rows.</param>
    /// <exception cref="ArgumentException">The options are outside their range.</exception>
    /// <exception cref="OperationCanceledException">Rows stored until then stay.</exception>
    public Task<Outcome<ImportReport>> ImportVolunteers(
        Stream csv, ImportOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Import(Volunteers(), csv, options, progress, cancellationToken);

    /// <inheritdoc cref="ImportVolunteers"/>
    public Task<Outcome<ImportReport>> ImportNeeds(
        Stream csv, ImportOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Import(new NeedImport(grains, law), csv, options, progress, cancellationToken);

    /// <summary>The volunteer that an imported row made, or null where no row had that external key.</summary>
    public async Task<Guid?> VolunteerOf(string municipality, string externalKey)
    {
        var kind = Volunteers().Name;
        var ids = await new ExternalKeys(grains, kind, new()).Resolve([ExternalKey.Of(municipality, kind, externalKey)], create: false);
        return ids[0] == Guid.Empty ? null : ids[0];
    }

    private VolunteerImport Volunteers() => new(grains, law, CivilDay.Of(time.GetUtcNow()));

    private async Task<Outcome<ImportReport>> Import<T>(
        ImportKind<T> kind, Stream csv, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(options.DayShift), ImportOptions.MaxDayShift, nameof(options));
        using var activity = GatewayMetrics.Activities.StartActivity($"import {kind.Name}");
        var started = time.GetTimestamp();
        var outcome = await new ImportJob<T>(kind, grains, options, limits.Value, metrics, progress).Run(csv, cancellationToken);
        var ended = outcome.Ok(out var report, out _) ? EnumNames<ImportOutcome>.Of(report.Outcome) : "unreadable";
        metrics.Imported(kind.Name, ended, time.GetElapsedTime(started));
        activity?.SetTag("outcome", ended);
        if (report is not null) LogEnded(kind.Name, ended, report.Rows, report.Created, report.Updated, report.Rejected);
        return outcome;
    }
}
