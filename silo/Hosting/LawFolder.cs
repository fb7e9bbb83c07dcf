using Matching.Contracts.Credits;
using Matching.Contracts.Law;

namespace Matching.Silo.Hosting;

/// <summary>
/// Where rules of law and of credits beside the shipped ones are read: the folder that <c>Law:Folder</c> names, else <c>law</c> in the data folder where it has any.
/// </summary>
internal static class LawFolder
{
    private const string Name = "law", LawFiles = "*.law.json";

    public static string? Of(IConfiguration configuration) => Named(configuration) ?? (Files(Own(configuration)).Any() ? Own(configuration) : null);

    /// <summary>Copies rules to the data folder, so that the data keep their law whoever serves them later. Where <c>Law:Folder</c> is named, that one holds.</summary>
    public static void Keep(string folder, IConfiguration configuration)
    {
        if (Named(configuration) is not null)
            return;
        var own = Directory.CreateDirectory(Own(configuration)).FullName;
        foreach (var file in Files(folder))
            File.Copy(file, Path.Combine(own, Path.GetFileName(file)), overwrite: true);
    }

    /// <summary>The law with the folder's: a folder with rules of credits alone leaves the shipped law.</summary>
    /// <exception cref="LawFileException">A file has a fault, or the folder no rules at all.</exception>
    public static LawBook Law(string folder) =>
        Directory.Exists(folder) && !Directory.EnumerateFiles(folder, LawFiles).Any() && Files(folder).Any() ? new(LawBook.Default.All) : LawBook.FromFolder(folder);

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, LawFiles).Concat(Directory.EnumerateFiles(folder, CreditRules.Files)) : [];

    private static string? Named(IConfiguration configuration) => configuration["Law:Folder"] is { Length: > 0 } named ? named : null;

    private static string Own(IConfiguration configuration) => Path.Combine(configuration["Silo:DataPath"] is { Length: > 0 } data ? data : new SiloOptions().DataPath, Name);
}
