using System.Text;
using Matching.Grains.State;
using Matching.Grains.Volunteers;
using Matching.Silo.Moving;

namespace Matching.Silo.Tests.Moving;

public sealed class ExportTests
{
    private static readonly StoredState[] States =
    [
        new(StateNames.Volunteer, "v/se-0580/01a20123-0000-7000-8000-000000000001", new VolunteerState { Version = 7 }),
        new(StateNames.Volunteer, "v/se-0580/01a20123-0000-7000-8000-000000000002", new VolunteerState { Version = 8 }),
    ];

    [Fact]
    public async Task ReadAll_WhatWasWritten_IsTheSameStates_AndTheManifestConfirmsThem()
    {
        var reader = new ExportReader(new MemoryStream(await Exported()));
        var read = new List<string>();
        await foreach (var state in reader.ReadAll(CancellationToken.None))
            read.Add(Text(state));
        Assert.Equal(States.Select(Text), read);
        Assert.Equal(States.Length, reader.Manifest!.Total);
    }

    [Fact]
    public async Task ReadAll_OneByteChanged_IsRefused()
    {
        var bytes = await Exported();
        var at = Encoding.UTF8.GetString(bytes).IndexOf("\"version\":7", StringComparison.Ordinal);
        bytes[at + "\"version\":".Length] = (byte)'6';
        await Assert.ThrowsAsync<MoveException>(async () =>
        {
            await foreach (var _ in new ExportReader(new MemoryStream(bytes)).ReadAll(CancellationToken.None))
            {
                // Nothing may be believed before the last line.
            }
        });
    }

    private static async Task<byte[]> Exported()
    {
        using var file = new MemoryStream();
        using var writer = new ExportWriter(file);
        await writer.Write(new(ExportHeader.FormatName, ExportHeader.CurrentVersion, "test", DateTimeOffset.UnixEpoch), Async(), CancellationToken.None);
        return file.ToArray();
    }

    private static async IAsyncEnumerable<StoredState> Async()
    {
        foreach (var state in States)
        {
            await Task.Yield();
            yield return state;
        }
    }

    private static string Text(StoredState state) => Encoding.UTF8.GetString(CanonicalJson.Line(state).Span);
}
