namespace Matching.Contracts.Law;

/// <summary>
/// The rules of law as dated data (<c>*.law.json</c>): the shipped ones of each country, and those of a folder. A changed rule is a new entry with a later
/// <see cref="LawRule.From"/>; decisions made under the old one keep it. A municipality's own rule goes before its country's. The municipality's lawyers
/// decide what stands here.
/// </summary>
public sealed class LawBook
{
    /// <summary>Law files in one folder: every country and a region each for the rest.</summary>
    public const int MaxFiles = 64;

    /// <summary>Bytes of one law file; the shipped ones have five thousand.</summary>
    public const int MaxFileBytes = 1 << 20;

    private const string Suffix = ".law.json";
    private volatile Rules rules;

    public LawBook(IEnumerable<LawRule> rules) => this.rules = new([.. rules]);

    /// <summary>The rules shipped with this version of the program.</summary>
    public static LawBook Default { get; } = new(Shipped());

    /// <summary>All rules, in no order that matters.</summary>
    public ImmutableArray<LawRule> All => rules.All;

    /// <summary>The shipped rules and all <c>*.law.json</c> of a folder. Where the folder has rules for a whole country, they take the place of the shipped ones.</summary>
    /// <exception cref="LawFileException">A rule is not possible, or the folder has no such file, too many or too large ones.</exception>
    public static LawBook FromFolder(string folder)
    {
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, $"*{Suffix}").Order(StringComparer.Ordinal)] : [];
        if (files.Length is 0 or > MaxFiles)
            throw new LawFileException(folder, 1, files.Length == 0 ? $"There is no file *{Suffix}." : $"There are more than {MaxFiles} files.", "Name a folder with one file a country or region, or leave the setting out.");
        var seen = new HashSet<(string, AssignmentType, DateOnly)>();
        var own = files.SelectMany(file => LawFile.Parse(Path.GetFileName(file), Bytes(file), seen)).ToList();
        return new(Shipped().Where(shipped => !own.Exists(rule => rule.Country == shipped.Country && rule.Municipalities.IsEmpty)).Concat(own));
    }

    /// <summary>The rule in force on <paramref name="date"/>, or null where none covers that place, type and date.</summary>
    /// <param name="place">A municipality's code, or a country's for its law alone.</param>
    public LawRule? Find(string place, AssignmentType type, DateOnly date) => rules.Find(place, type, date);

    /// <summary>The rule in force on <paramref name="date"/>.</summary>
    /// <exception cref="KeyNotFoundException">No rule covers that place, type and date.</exception>
    public LawRule For(string place, AssignmentType type, DateOnly date) =>
        Find(place, type, date)
        ?? throw new KeyNotFoundException($"No rule of law for {place}, {type}, {date:O}: add one to the country's law file.");

    /// <summary>The last day on which a decision is carried out in time, by the rule that was in force when it was made; null where no clock runs.</summary>
    public DateOnly? CarryOutBy(string municipality, AssignmentType type, DateOnly? decided) =>
        decided is { } day ? Find(municipality, type, day)?.CarryOutBy(day) : null;

    /// <summary>The waiting band of a decision on a later day, by the rule that was in force when it was made.</summary>
    public (int From, int? To) Band(string municipality, AssignmentType type, DateOnly decided, DateOnly on) =>
        Find(municipality, type, decided)?.Band(on.DayNumber - decided.DayNumber) ?? (0, null);

    /// <summary>Takes another book's rules while the service runs: every holder of this one sees them at once.</summary>
    /// <exception cref="LawFileException">A rule that holds already would change: what was decided under it keeps it.</exception>
    public void Take(LawBook next, DateOnly today)
    {
        var (now, then) = (Held(this), Held(next));
        foreach (var rule in now.Keys.Union(then.Keys).Where(key => now.GetValueOrDefault(key) != then.GetValueOrDefault(key)))
            throw new LawFileException(
                "law", 1, $"The rule for {rule.Place}, {rule.Type} from {rule.From:yyyy-MM-dd} is in force and would change.", "Write the change as a new rule with a later from.");
        rules = next.rules;

        Dictionary<(string Place, AssignmentType Type, DateOnly From), string> Held(LawBook book) =>
            book.All.Where(r => r.From <= today).ToDictionary(
                r => (r.Municipalities.IsEmpty ? r.Country : string.Join(' ', r.Municipalities), r.Type, r.From),
                r => System.Text.Json.JsonSerializer.Serialize(r with { Until = r.Until > today ? null : r.Until }, ContractJson.Options));
    }

    private static byte[] Bytes(string file) => new FileInfo(file).Length <= MaxFileBytes
        ? File.ReadAllBytes(file)
        : throw new LawFileException(Path.GetFileName(file), 1, $"The file has more than {MaxFileBytes} bytes.", "Split it.");

    private static IEnumerable<LawRule> Shipped()
    {
        var assembly = typeof(LawBook).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(Suffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            foreach (var rule in LawFile.Parse(name, copy.ToArray()))
                yield return rule;
        }
    }

    private sealed class Rules(ImmutableArray<LawRule> all)
    {
        private readonly ILookup<(string Place, AssignmentType Type), LawRule> byPlace = all.OrderByDescending(r => r.From)
            .SelectMany(rule => (rule.Municipalities.IsEmpty ? [rule.Country] : rule.Municipalities.AsEnumerable()).Select(place => (place, rule)))
            .ToLookup(r => (r.place, r.rule.Type), r => r.rule);

        public ImmutableArray<LawRule> All => all;

        public LawRule? Find(string place, AssignmentType type, DateOnly date) =>
            InForce(place, type, date) ?? (MunicipalityCode.IsValid(place) ? InForce(MunicipalityCode.Country(place), type, date) : null);

        private LawRule? InForce(string place, AssignmentType type, DateOnly date) =>
            byPlace[(place, type)].FirstOrDefault(r => new DateRange(r.From, r.Until).Contains(date));
    }
}
