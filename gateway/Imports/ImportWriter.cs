using Orleans.Storage;

namespace Matching.Gateway.Imports;

/// <summary>Stores good rows, or in a dry run only compares them, with a bounded number of grain calls at a time.</summary>
internal sealed class ImportWriter<T>(
    ImportKind<T> kind, IGrainFactory grains, ImportOptions options, ImportLimits limits, ImportTally tally, CancellationToken cancellationToken)
    where T : class
{
    /// <summary>The version of what is not stored yet.</summary>
    private const long NotYet = 0;

    private readonly ParallelOptions parallel = new() { MaxDegreeOfParallelism = limits.ConcurrentCalls, CancellationToken = cancellationToken };

    public async Task Write(IReadOnlyList<GoodRow<T>> rows)
    {
        if (rows.Count == 0) return;
        var keys = new ExternalKeys(grains, kind.Name, parallel);
        var ids = await keys.Resolve([.. rows.Select(r => r.Key)], create: false);
        var fresh = Enumerable.Range(0, rows.Count).Where(i => ids[i] == Guid.Empty).ToArray();
        if (!options.DryRun && fresh.Length > 0)
        {
            var created = await keys.Resolve([.. fresh.Select(i => rows[i].Key)], create: true);
            for (var i = 0; i < fresh.Length; i++) ids[fresh[i]] = created[i];
        }
        var isNew = fresh.ToHashSet();
        var results = new (RowOutcome Outcome, ImportError? Error)[rows.Count];
        await Parallel.ForAsync(0, rows.Count, parallel, async (i, _) => results[i] = options.DryRun
            ? await Attempted(rows[i], () => Compare(rows[i], ids[i]))
            : await Persist(rows[i], ids[i], isNew.Contains(i)));
        for (var i = 0; i < rows.Count; i++)
            if (results[i].Error is { } error) tally.Reject(error);
            else tally.Count(results[i].Outcome);
    }

    /// <summary>A row that is new is stored without reading first, unless somebody else was faster.</summary>
    private Task<(RowOutcome Outcome, ImportError? Error)> Persist(GoodRow<T> row, Guid id, bool isNew) => Attempted(row, async () =>
    {
        var done = await Store(row, id, isNew);
        isNew &= done is not null;
        return done;
    });

    /// <param name="step">Null where what it read had changed before it stored.</param>
    private async Task<(RowOutcome Outcome, ImportError? Error)> Attempted(GoodRow<T> row, Func<Task<(RowOutcome Outcome, ImportError? Error)?>> step)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await step() is { } done) return done;
                if (attempt == limits.Attempts) return (RowOutcome.Rejected, Unavailable(row.Line));
            }
            // The outcome is unknown; storing the same content again has no second effect.
            catch (Exception e) when (e is TimeoutException or InconsistentStateException)
            {
                if (attempt == limits.Attempts) return (RowOutcome.Rejected, Unavailable(row.Line));
            }
        }
    }

    /// <summary>What a file has no column for is taken over from what was read, so it is stored only in the place of just that.</summary>
    private async Task<(RowOutcome Outcome, ImportError? Error)?> Store(GoodRow<T> row, Guid id, bool isNew)
    {
        var before = isNew ? null : await kind.Stored(row.Key.Municipality, id);
        var record = before is { } stored ? kind.InPlaceOf(stored.Record, row.Record) : row.Record;
        var expected = before?.Version ?? (isNew ? NotYet : (long?)null);
        if (!(await kind.Store(row.Key.Municipality, id, record, expected)).Ok(out var version, out var problem))
            return problem.Code == ProblemCode.VersionMismatch ? null : (RowOutcome.Rejected, ErrorOf(row.Line, problem));
        return (before is null ? RowOutcome.Created : version > before.Value.Version ? RowOutcome.Updated : RowOutcome.Unchanged, null);
    }

    private async Task<(RowOutcome Outcome, ImportError? Error)?> Compare(GoodRow<T> row, Guid id)
    {
        var before = id == Guid.Empty ? null : await kind.Stored(row.Key.Municipality, id);
        var record = before is { } stored ? kind.InPlaceOf(stored.Record, row.Record) : row.Record;
        if (kind.Forbids(record, before?.Record, row.Key.Municipality) is { } problem)
            return (RowOutcome.Rejected, ErrorOf(row.Line, problem));
        return (before is null ? RowOutcome.Created : Content.Same(before.Value.Record, record) ? RowOutcome.Unchanged : RowOutcome.Updated, null);
    }

    private ImportError ErrorOf(int line, Problem problem)
    {
        var known = ProblemKinds.Of(problem.Code);
        return new(line, problem.Field is null ? null : kind.Column(problem.Field), known.Slug, problem.Detail, problem.Cure ?? known.Cure);
    }

    private static ImportError Unavailable(int line) =>
        new(line, null, "unavailable", "The row could not be stored now.", "Import the file again: rows that are stored are found by their key.");
}
