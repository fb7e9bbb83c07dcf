using System.Runtime.CompilerServices;
using System.Text.Json;
using Matching.Embedded.Storage;
using Matching.Silo.Moving;

namespace Matching.Silo.Engines;

/// <summary>The SQLite file of a silo that does not run.</summary>
internal sealed class EmbeddedArchive(RecordArchive records, string path) : IStateArchive
{
    /// <summary>Changes under way at once: the writer commits them together.</summary>
    private const int Window = 256;

    public async IAsyncEnumerable<StoredState> ReadAll([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (name, key, payload) in records.ReadAllAsync(cancellationToken))
        {
            var value = JsonSerializer.Deserialize(payload, StateTypes.Of(name), EmbeddedGrainStorage.Json)!;
            yield return new(name, key, value is MovedReminder reminder ? reminder.InMilliseconds() : value);
        }
    }

    public async Task<bool> IsEmpty(CancellationToken cancellationToken)
    {
        await foreach (var _ in records.ReadAllAsync(cancellationToken))
            return false;
        return true;
    }

    /// <summary>Into a file beside it, which takes its place once it is whole.</summary>
    public async Task WriteAll(IAsyncEnumerable<StoredState> states, CancellationToken cancellationToken)
    {
        var part = $"{path}.import";
        Delete(part);
        await using (var target = await RecordArchive.OpenAsync(part, cancellationToken))
        {
            var under = new Queue<Task>();
            await foreach (var state in states.WithCancellation(cancellationToken))
            {
                under.Enqueue(target.AddAsync(state.Name, state.Key, JsonSerializer.Serialize(state.Value, state.Value.GetType(), EmbeddedGrainStorage.Json), cancellationToken));
                if (under.Count == Window)
                    await under.Dequeue();
            }

            await Task.WhenAll(under);
        }

        await records.DisposeAsync();
        Delete(path);
        File.Move(part, path);
        Delete(part);
    }

    public ValueTask DisposeAsync() => records.DisposeAsync();

    private static void Delete(string database)
    {
        foreach (var file in (string[])[database, $"{database}-wal", $"{database}-shm", $"{database}.lock"])
            File.Delete(file);
    }
}
