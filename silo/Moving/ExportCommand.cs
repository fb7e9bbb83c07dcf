using System.CommandLine;
using Matching.Silo.Commands;
using Matching.Silo.Engines;

namespace Matching.Silo.Moving;

internal static class ExportCommand
{
    public static Command Create()
    {
        var host = new HostArguments();
        var file = new Argument<string>("file") { Description = "The file to write; there must be none of this name" };
        var command = new Command("export", "Write the whole store to a file, for a backup that any engine can read or a move to another one.") { file };
        host.AddTo(command);
        command.SetAction((parsed, cancellationToken) => StartFailure.Guard(() => Run(parsed.GetValue(file)!, host.Settings(parsed), TimeProvider.System, cancellationToken)));
        return command;
    }

    private static async Task<int> Run(string file, Dictionary<string, string?> settings, TimeProvider time, CancellationToken cancellationToken)
    {
        if (File.Exists(file))
            throw new MoveException($"{file} exists already: choose another name, or remove it.");
        // Under another name until it is whole.
        var part = $"{file}.part";
        await using var archive = await EngineSetup.OpenArchive(settings, mayCreate: false, cancellationToken);
        ExportManifest manifest;
        await using (var output = new FileStream(part, Private()))
        {
            using var writer = new ExportWriter(output);
            manifest = await writer.Write(
                new(ExportHeader.FormatName, ExportHeader.CurrentVersion, EngineSetup.Name, time.GetUtcNow()), archive.ReadAll(cancellationToken), cancellationToken);
            output.Flush(flushToDisk: true);
        }

        File.Move(part, file);
        Console.WriteLine($"Exported {manifest.Total} states to {file}: {string.Join(", ", manifest.Counts.Where(c => c.Value > 0).Select(c => $"{c.Value} {c.Key}"))}.");
        return 0;
    }

    /// <summary>It holds personal data, so its owner alone may read it.</summary>
    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
