using System.Text.Json;

namespace Matching.Contracts.Credits;

/// <summary>The rules as dated data. A changed rule is a new entry with a later <see cref="CreditRule.From"/>; months before it keep theirs.</summary>
public sealed class CreditRules(IEnumerable<CreditRule> rules)
{
    private readonly ImmutableArray<CreditRule> latestFirst = [.. rules.OrderByDescending(r => r.From)];

    /// <summary>The rules shipped with this version of the program.</summary>
    public static CreditRules Default { get; } = Load();

    /// <summary>Hours that a placement of a type counts in the month that begins on <paramref name="month"/>; 0 where no rule names it.</summary>
    public int Hours(AssignmentType type, DateOnly month) =>
        latestFirst.FirstOrDefault(r => r.From <= month)?.HoursPerMonth.GetValueOrDefault(type) ?? 0;

    private static CreditRules Load()
    {
        using var stream = typeof(CreditRules).Assembly.GetManifestResourceStream("credit-rules.json")!;
        return new(JsonSerializer.Deserialize<CreditRule[]>(stream, ContractJson.Options)!);
    }
}
