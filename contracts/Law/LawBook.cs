namespace Matching.Contracts.Law;

/// <summary>
/// The rules of law as dated data, one file a country (<c>law/*.json</c>). A changed rule is a new entry with a later
/// <see cref="LawRule.From"/>; decisions made under the old one keep it. The municipality's lawyers decide what stands here.
/// </summary>
public sealed class LawBook
{
    private const string Suffix = ".law.json";
    private readonly ILookup<(string Country, AssignmentType Type), LawRule> rules;

    public LawBook(IEnumerable<LawRule> rules)
    {
        this.rules = rules.OrderByDescending(r => r.From).ToLookup(r => (r.Country, r.Type));
    }

    /// <summary>The rules shipped with this version of the program.</summary>
    public static LawBook Default { get; } = LoadShipped();

    /// <summary>All <c>*.law.json</c> of a folder; they take the place of the shipped ones.</summary>
    /// <exception cref="LawFileException">A rule is not possible, or the folder has no such file.</exception>
    public static LawBook FromFolder(string folder)
    {
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, $"*{Suffix}") : [];
        if (files.Length == 0)
            throw new LawFileException(folder, 1, $"There is no file *{Suffix}.", "Name a folder with one file a country, or leave the setting out.");
        return new(files.Order(StringComparer.Ordinal).SelectMany(f => LawFile.Parse(Path.GetFileName(f), File.ReadAllBytes(f))));
    }

    /// <summary>The rule in force on <paramref name="date"/>, or null where none covers that country, type and date.</summary>
    public LawRule? Find(string country, AssignmentType type, DateOnly date) =>
        rules[(country, type)].FirstOrDefault(r => new DateRange(r.From, r.Until).Contains(date));

    /// <summary>The rule in force on <paramref name="date"/>.</summary>
    /// <exception cref="KeyNotFoundException">No rule covers that country, type and date.</exception>
    public LawRule For(string country, AssignmentType type, DateOnly date) =>
        Find(country, type, date)
        ?? throw new KeyNotFoundException($"No rule of law for {country}, {type}, {date:O}: add one to the country's law file.");

    /// <summary>The last day on which a decision is carried out in time, by the rule that was in force when it was made; null where no clock runs.</summary>
    public DateOnly? CarryOutBy(string municipality, AssignmentType type, DateOnly? decided) =>
        decided is { } day ? Find(MunicipalityCode.Country(municipality), type, day)?.CarryOutBy(day) : null;

    /// <summary>The waiting band of a decision on a later day, by the rule that was in force when it was made.</summary>
    public (int From, int? To) Band(string municipality, AssignmentType type, DateOnly decided, DateOnly on) =>
        Find(MunicipalityCode.Country(municipality), type, decided)?.Band(on.DayNumber - decided.DayNumber) ?? (0, null);

    private static LawBook LoadShipped()
    {
        var assembly = typeof(LawBook).Assembly;
        return new(assembly.GetManifestResourceNames().Where(n => n.EndsWith(Suffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).SelectMany(Load));

        IEnumerable<LawRule> Load(string name)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return LawFile.Parse(name, copy.ToArray());
        }
    }
}
