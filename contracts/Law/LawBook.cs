namespace Matching.Contracts.Law;

/// <summary>
/// The rules of law as dated data (<c>*.law.json</c>): the shipped ones of each country, and those of a folder. A changed rule is a new entry with a later
/// <see cref="LawRule.From"/>; decisions made under the old one keep it. A municipality's own rule goes before its country's, and asks for no less. The
/// municipality's lawyers decide what stands here.
/// </summary>
public sealed class LawBook
{
    /// <inheritdoc cref="RuleFile.MaxFiles"/>
    public const int MaxFiles = RuleFile.MaxFiles;

    /// <inheritdoc cref="RuleFile.MaxBytes"/>
    public const int MaxFileBytes = RuleFile.MaxBytes;

    private const string Suffix = ".law.json";
    private volatile Rules rules;

    public LawBook(IEnumerable<LawRule> rules)
        : this(new Rules([.. rules.Select(rule => new WrittenRule(rule, "law", 1))]))
    {
    }

    private LawBook(Rules rules) => this.rules = rules;

    /// <summary>The rules shipped with this version of the program.</summary>
    public static LawBook Default { get; } = new(new Rules([.. Shipped()]));

    /// <summary>All rules, in no order that matters.</summary>
    public ImmutableArray<LawRule> All => rules.All;

    /// <summary>The sets of purposes that some rule accepts alone, as bits of <see cref="CheckPurpose"/>.</summary>
    public ImmutableArray<uint> PurposeSets => rules.PurposeSets;

    /// <summary>The shipped rules and all <c>*.law.json</c> of a folder. Where the folder has rules for a whole country, they take the place of the shipped ones.</summary>
    /// <exception cref="LawFileException">
    /// A rule is not possible, or a municipality's own asks for less than its country's; or the folder has no such file, too many or too large ones.
    /// </exception>
    public static LawBook FromFolder(string folder)
    {
        var files = RuleFile.Folder(folder, $"*{Suffix}").ToList();
        if (files.Count == 0)
            throw new LawFileException(folder, 1, $"There is no file *{Suffix}.", "Name a folder with one file a country or region, or leave the setting out.");
        var seen = new HashSet<(string, AssignmentType, DateOnly)>();
        var own = files.SelectMany(file => LawFile.Read(file.Name, file.Utf8, seen)).ToList();
        var rules = new Rules([.. Shipped().Where(shipped => !own.Exists(w => w.Rule.Country == shipped.Rule.Country && w.Rule.Municipalities.IsEmpty)), .. own]);
        return rules.Weaker() is { } weaker ? throw weaker : new(rules);
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
        foreach (var key in now.Keys.Union(then.Keys).Where(key => now.GetValueOrDefault(key).Said != then.GetValueOrDefault(key).Said))
        {
            var at = then.GetValueOrDefault(key).Written ?? now[key].Written;
            throw new LawFileException(
                at.File, at.Line, $"The rule for {key.Place}, {key.Type} from {key.From:yyyy-MM-dd} is in force and would {(then.ContainsKey(key) ? "change" : "be gone")}.",
                "Leave what is in force as it was, and write the change as a new rule with a later from.");
        }

        rules = next.rules;

        Dictionary<(string Place, AssignmentType Type, DateOnly From), (WrittenRule Written, string Said)> Held(LawBook book) =>
            book.rules.Written.Where(w => w.Rule.From <= today).ToDictionary(
                w => (string.Join(' ', w.Places), w.Rule.Type, w.Rule.From),
                w => (w, System.Text.Json.JsonSerializer.Serialize(w.Rule with { Until = w.Rule.Until > today ? null : w.Rule.Until }, ContractJson.Options)));
    }

    private static IEnumerable<WrittenRule> Shipped()
    {
        var assembly = typeof(LawBook).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(Suffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            foreach (var rule in LawFile.Read(name, copy.ToArray(), []))
                yield return rule;
        }
    }

    private sealed class Rules(ImmutableArray<WrittenRule> written)
    {
        private readonly ILookup<(string Place, AssignmentType Type), LawRule> byPlace = written.OrderByDescending(w => w.Rule.From)
            .SelectMany(w => w.Places.Select(place => (place, w.Rule)))
            .ToLookup(r => (r.place, r.Rule.Type), r => r.Rule);

        public ImmutableArray<WrittenRule> Written => written;

        public ImmutableArray<LawRule> All { get; } = [.. written.Select(w => w.Rule)];

        public ImmutableArray<uint> PurposeSets { get; } =
            [.. written.SelectMany(w => w.Rule.Checks).Where(c => !c.Purposes.IsDefaultOrEmpty).Select(c => CheckPurposes.Mask(c.Purposes)).Distinct().Order()];

        public LawRule? Find(string place, AssignmentType type, DateOnly date) =>
            InForce(place, type, date) ?? (MunicipalityCode.IsValid(place) ? InForce(MunicipalityCode.Country(place), type, date) : null);

        /// <summary>The first municipality's own rule that asks for less than its country's on a day on which both are in force.</summary>
        public LawFileException? Weaker()
        {
            var days = All.ToLookup(r => (r.Country, r.Type));
            var found = from own in written
                        where !own.Rule.Municipalities.IsEmpty
                        from place in own.Places
                        from day in days[(own.Rule.Country, own.Rule.Type)].SelectMany(r => new[] { r.From, r.Until ?? r.From }).Distinct()
                        where ReferenceEquals(InForce(place, own.Rule.Type, day), own.Rule)
                        let country = InForce(own.Rule.Country, own.Rule.Type, day)
                        where country is not null
                        let less = LocalRules.Less(own.Rule, country)
                        where less is not null
                        select new LawFileException(
                            own.File, own.Line, $"The municipality's rule asks for less than its country's from {country.From:yyyy-MM-dd}: {less}.",
                            $"Ask for as much or more{(country.From > own.Rule.From ? $", or let the rule end with until {country.From:yyyy-MM-dd}" : "")}; where the law of the country has changed, write the country's rule.");
            return found.FirstOrDefault();
        }

        private LawRule? InForce(string place, AssignmentType type, DateOnly date) =>
            byPlace[(place, type)].FirstOrDefault(r => new DateRange(r.From, r.Until).Contains(date));
    }
}
