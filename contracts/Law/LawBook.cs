using System.Text.Json;

namespace Matching.Contracts.Law;

/// <summary>
/// The rules of law as dated data, one file a country (<c>law/*.json</c>). A changed rule is a new entry with a later
/// <see cref="LawRule.From"/>; decisions made under the old one keep it. The municipality's lawyers decide what stands here.
/// </summary>
public sealed class LawBook
{
    private readonly ILookup<(string Country, AssignmentType Type), LawRule> rules;

    public LawBook(IEnumerable<LawRule> rules)
    {
        this.rules = rules.OrderByDescending(r => r.From).ToLookup(r => (r.Country, r.Type));
    }

    /// <summary>The rules shipped with this version of the program.</summary>
    public static LawBook Default { get; } = LoadShipped();

    /// <summary>The rule in force on <paramref name="date"/>, or null where none covers that country, type and date.</summary>
    public LawRule? Find(string country, AssignmentType type, DateOnly date) => rules[(country, type)].FirstOrDefault(r => r.From <= date);

    /// <summary>The rule in force on <paramref name="date"/>.</summary>
    /// <exception cref="KeyNotFoundException">No rule covers that country, type and date.</exception>
    public LawRule For(string country, AssignmentType type, DateOnly date) =>
        Find(country, type, date)
        ?? throw new KeyNotFoundException($"No rule of law for {country}, {type}, {date:O}: add one to the country's law file.");

    private static LawBook LoadShipped()
    {
        var assembly = typeof(LawBook).Assembly;
        return new(assembly.GetManifestResourceNames().Where(n => n.EndsWith(".law.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).SelectMany(Load));

        IEnumerable<LawRule> Load(string name)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            return JsonSerializer.Deserialize<LawRule[]>(stream, ContractJson.Options)!;
        }
    }
}
