using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Needs;

namespace Matching.Gateway.Offers;

/// <summary>Soft or policy rules that an offer was made against, and why. Law, consent, capacity and agreements cannot be named.</summary>
internal sealed record OverrideDto
{
    /// <summary>Some of language, qualification, gender, distance, excluded (a remembered no), mode, condition, pattern, week-slots.</summary>
    [Required]
    public IReadOnlyList<RejectionReasons>? Rules { get; init; }

    /// <summary>Why, without naming a person. It stays with the need.</summary>
    [Required, MaxLength(Limits.TextLength)]
    public string? Reason { get; init; }

    public static OverrideDto? From(RuleOverride? given) => given is null ? null : new()
    {
        Rules = [.. Enum.GetValues<RejectionReasons>().Where(r => r != RejectionReasons.None && given.Rules.HasFlag(r))],
        Reason = given.Reason,
    };

    public static RuleOverride? ToOverride(OverrideDto? given, Faults faults)
    {
        if (given is null) return null;
        var rules = faults.Enums("override.rules", given.Rules, required: true).Aggregate(RejectionReasons.None, (all, rule) => all | rule);
        if ((rules & ~RuleOverride.Allowed) != 0)
            faults.Add("override.rules", "This rule cannot be overridden.", "Name some of language, qualification, gender, distance, excluded, mode, condition, pattern, week-slots.");
        return new(rules, faults.Text("override.reason", given.Reason));
    }
}
