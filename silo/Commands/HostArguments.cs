using System.CommandLine;

namespace Matching.Silo.Commands;

/// <summary>The options that every command with a host takes.</summary>
internal sealed class HostArguments
{
    private readonly Option<string?> url = new("--url") { Description = "Address of the HTTP gateway [default: http://127.0.0.1:8080]" };
    private readonly Option<string?> data = new("--data") { Description = "Folder of the database [default: data]" };
    private readonly Option<string[]> set = new("--set") { Description = "Any other setting, as Section:Name=value; may be repeated", DefaultValueFactory = _ => [] };

    public HostArguments() => set.Validators.Add(result =>
    {
        foreach (var wrong in (result.GetValueOrDefault<string[]>() ?? []).Where(s => s.IndexOf('=') < 1))
            result.AddError($"--set {wrong} has no value: write --set Section:Name=value, such as --set Pool:RebuildInterval=00:01:00.");
    });

    public void AddTo(Command command)
    {
        command.Options.Add(url);
        command.Options.Add(data);
        command.Options.Add(set);
    }

    public Dictionary<string, string?> Settings(ParseResult parsed)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (parsed.GetValue(url) is { } address)
            settings["Silo:Url"] = address;
        if (parsed.GetValue(data) is { } folder)
            settings["Silo:DataPath"] = folder;
        foreach (var pair in parsed.GetValue(set) ?? [])
            settings[pair[..pair.IndexOf('=')]] = pair[(pair.IndexOf('=') + 1)..];
        return settings;
    }
}
