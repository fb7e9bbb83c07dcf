using System.Text.Json;
using Matching.Contracts.Law;

namespace Matching.Contracts.Credits;

/// <summary>
/// The rules of credits as dated data: the shipped one, and those of a folder's <c>*.credits.json</c>. A region's own rule goes before the others'. A changed rule is
/// a new entry with a later <see cref="CreditRule.From"/> and a higher version; months before it keep theirs.
/// </summary>
public sealed class CreditRules
{
    public const string Files = "*.credits.json";

    private const string Shipped = "shipped.credits.json";
    private volatile Lists lists;

    public CreditRules(IEnumerable<CreditRule> rules)
        : this(new Lists([.. rules.Select(rule => new Written(rule, "credits", 1))]))
    {
    }

    private CreditRules(Lists lists) => this.lists = lists;

    /// <summary>The rules shipped with this version of the program.</summary>
    public static CreditRules Default { get; } = new(new Lists([.. OfProgram()]));

    /// <summary>The shipped rules and those of a folder, which need not have any. Where the folder has rules for all regions, they take the place of the shipped ones.</summary>
    /// <exception cref="LawFileException">A rule is not possible, or does not follow the one before it; or the folder has too many or too large files.</exception>
    public static CreditRules FromFolder(string folder)
    {
        var own = RuleFile.Folder(folder, Files).SelectMany(file => Read(file.Name, file.Utf8)).ToList();
        CreditRuleCheck.Follow(own);
        return new(new Lists([.. OfProgram().Where(_ => own.TrueForAll(w => !w.Rule.Regions.IsEmpty)), .. own]));
    }

    /// <exception cref="LawFileException">The file is no JSON, or a rule is not possible.</exception>
    public static ImmutableArray<CreditRule> Parse(string name, ReadOnlySpan<byte> utf8)
    {
        var rules = Read(name, utf8.ToArray()).ToList();
        CreditRuleCheck.Follow(rules);
        return [.. rules.Select(w => w.Rule)];
    }

    /// <summary>All rules, in no order that matters.</summary>
    public ImmutableArray<CreditRule> All => lists.All;

    /// <summary>The rule of a region for the month that begins on <paramref name="month"/>; null where none is in force.</summary>
    public CreditRule? For(string region, DateOnly month) => lists.LatestFirst.FirstOrDefault(r => r.From <= month && r.Regions.Contains(region))
        ?? lists.LatestFirst.FirstOrDefault(r => r.From <= month && r.Regions.IsEmpty);

    /// <summary>Takes other rules while the service runs: every holder of these sees them at once.</summary>
    /// <exception cref="LawFileException">A rule that is in force would change or be gone, or a new one begin in months that are booked.</exception>
    public void Take(CreditRules next, DateOnly today)
    {
        var (now, then) = (InForce(this), InForce(next));
        if (now.Keys.Union(then.Keys).FirstOrDefault(key => now.GetValueOrDefault(key).Said != then.GetValueOrDefault(key).Said) is { } changed)
        {
            var at = then.GetValueOrDefault(changed).Written ?? now[changed].Written;
            throw new LawFileException(
                at.File, at.Line, $"The rule from {at.Rule.From:yyyy-MM-dd} is in force and would {(then.ContainsKey(changed) ? "change" : "be gone")}.",
                "Leave what is booked under as it was, and write the change as a new rule with a later from and a higher version.");
        }

        lists = next.lists;

        Dictionary<string, (Written Written, string Said)> InForce(CreditRules rules) => rules.lists.Written.Where(w => w.Rule.From <= today)
            .ToDictionary(w => $"{w.Rule.From:O} {string.Join(' ', w.Rule.Regions)}", w => (w, Said(w.Rule)));
    }

    /// <summary>The same text for the same rules.</summary>
    public string Said() => string.Join('\n', All.Select(Said));

    private static string Said(CreditRule rule) =>
        JsonSerializer.Serialize(rule with { HoursPerMonth = ImmutableDictionary<AssignmentType, int>.Empty }, ContractJson.Options)
        + string.Join(' ', rule.HoursPerMonth.OrderBy(h => h.Key));

    private static IEnumerable<Written> Read(string name, byte[] utf8) =>
        RuleFile.Read<CreditRule>(name, utf8, CreditRuleCheck.Check).Select(read => new Written(read.Rule, name, read.Line));

    private static IEnumerable<Written> OfProgram()
    {
        using var stream = typeof(CreditRules).Assembly.GetManifestResourceStream(Shipped)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Read(Shipped, copy.ToArray());
    }

    /// <summary>A rule and where it stands.</summary>
    internal sealed record Written(CreditRule Rule, string File, long Line);

    private sealed class Lists(ImmutableArray<Written> written)
    {
        public ImmutableArray<Written> Written => written;

        public ImmutableArray<CreditRule> All { get; } = [.. written.Select(w => w.Rule)];

        public ImmutableArray<CreditRule> LatestFirst { get; } = [.. written.Select(w => w.Rule).OrderByDescending(r => r.From)];
    }
}
