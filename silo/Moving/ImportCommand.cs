using System.CommandLine;
using Matching.Silo.Commands;
using Matching.Silo.Engines;

namespace Matching.Silo.Moving;

internal static class ImportCommand
{
    public static Command Create()
    {
        var host = new HostArguments();
        var file = new Argument<string>("file") { Description = "A file that export wrote" };
        var command = new Command("import", "Fill an empty store from an export: all of it, or nothing.") { file };
        host.AddTo(command);
        command.SetAction((parsed, cancellationToken) => StartFailure.Guard(() => Run(parsed.GetValue(file)!, host.Settings(parsed), cancellationToken)));
        return command;
    }

    private static async Task<int> Run(string file, Dictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        // The whole file is read before a byte is written: a damaged one must not leave half a store.
        await using (var input = Open(file))
            await foreach (var _ in new ExportReader(input).ReadAll(cancellationToken))
            {
            }

        await using var archive = await EngineSetup.OpenArchive(settings, mayCreate: true, cancellationToken);
        if (!await archive.IsEmpty(cancellationToken))
            throw new MoveException("The store is not empty. An import replaces nothing: choose a new folder, a new database or another Engine:ServiceId.");
        await using var again = Open(file);
        var reader = new ExportReader(again);
        await archive.WriteAll(reader.ReadAll(cancellationToken), cancellationToken);
        Console.WriteLine($"Imported {reader.Manifest!.Total} states from {file}.");
        return 0;
    }

    private static FileStream Open(string file) => File.Exists(file)
        ? new(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan)
        : throw new MoveException($"There is no file {file}.");
}
