using System.Runtime.CompilerServices;
using Matching.Grains.Ports;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;

namespace Matching.Silo.Engines.Storage;

/// <summary>Reads the table of grain states by pages, each a range of the index on the keys.</summary>
internal sealed class PostgresCommittedStates(Database database, IOptions<ClusterOptions> cluster) : ICommittedStates
{
    /// <summary>Rows in one answer of the database: a few hundred kilobytes of volunteers.</summary>
    private const int PageSize = 1_000;

    private const string Page = """
        SELECT grainidextensionstring, payloadbinary
        FROM orleansstorage
        WHERE serviceid = $1 AND graintypestring = $2 AND grainidextensionstring >= $3 AND grainidextensionstring < $4 AND grainidextensionstring <> $6 AND payloadbinary IS NOT NULL
        ORDER BY grainidextensionstring
        LIMIT $5
        """;

    private readonly StateSerializer _serializer = new();

    public async IAsyncEnumerable<KeyValuePair<string, TState>> ReadAll<TState>(
        string stateName, string keyPrefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The key column sorts by bytes, so all keys of a prefix lie below the prefix with its last character raised.
        var end = keyPrefix[..^1] + (char)(keyPrefix[^1] + 1);
        // A key may be the prefix itself: the first page begins with it, each further one behind the last key of the page before.
        var page = await ReadPage(stateName, keyPrefix, end, "", cancellationToken);
        while (page.Count > 0)
        {
            foreach (var (key, payload) in page)
                yield return new(key, _serializer.Deserialize<TState>(new(payload))!);
            page = page.Count < PageSize ? [] : await ReadPage(stateName, page[^1].Key, end, page[^1].Key, cancellationToken);
        }
    }

    private Task<List<KeyValuePair<string, byte[]>>> ReadPage(string stateName, string from, string end, string known, CancellationToken cancellationToken) =>
        database.Read($"a page of states '{stateName}'", () => Ask(stateName, from, end, known, cancellationToken));

    private async Task<List<KeyValuePair<string, byte[]>>> Ask(string stateName, string from, string end, string known, CancellationToken cancellationToken)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Page, connection);
        foreach (var value in (object[])[cluster.Value.ServiceId, stateName, from, end, PageSize, known])
            command.Parameters.Add(new() { Value = value });
        var rows = new List<KeyValuePair<string, byte[]>>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(new(reader.GetString(0), reader.GetFieldValue<byte[]>(1)));
        return rows;
    }
}
