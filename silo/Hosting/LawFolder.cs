namespace Matching.Silo.Hosting;

/// <summary>Where rules of law beside the shipped ones are read: the folder that <c>Law:Folder</c> names, else <c>law</c> in the data folder where it has any.</summary>
internal static class LawFolder
{
    private const string Name = "law", Files = "*.law.json";

    public static string? Of(IConfiguration configuration) =>
        Named(configuration) ?? (Directory.Exists(Own(configuration)) && Directory.EnumerateFiles(Own(configuration), Files).Any() ? Own(configuration) : null);

    /// <summary>Copies rules to the data folder, so that the data keep their law whoever serves them later. Where <c>Law:Folder</c> is named, that one holds.</summary>
    public static void Keep(string folder, IConfiguration configuration)
    {
        if (Named(configuration) is not null)
            return;
        var own = Directory.CreateDirectory(Own(configuration)).FullName;
        foreach (var file in Directory.EnumerateFiles(folder, Files))
            File.Copy(file, Path.Combine(own, Path.GetFileName(file)), overwrite: true);
    }

    private static string? Named(IConfiguration configuration) => configuration["Law:Folder"] is { Length: > 0 } named ? named : null;

    private static string Own(IConfiguration configuration) => Path.Combine(configuration["Silo:DataPath"] is { Length: > 0 } data ? data : new SiloOptions().DataPath, Name);
}
