using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Needs;
using Matching.Gateway.Needs;

namespace Matching.Gateway.Offers;

/// <summary>Soft or policy rules that an offer was made against, and why. Law, consent, capacity and agreements cannot be named.</summary>
internal sealed record OverrideDto
{
    /// <summary>
    /// Some of language, qualification, gender, distance, excluded (a remembered no), mode, condition, pattern, week-slots. For another municipality's volunteer
    /// some of distance, excluded, mode, and household where the rejections name it: only groups of which every rule can be set aside.
    /// </summary>
    [Required]
    public IReadOnlyList<RejectionReasons>? Rules { get; init; }

    /// <summary>Why, without naming a person. It stays with the need.</summary>
    [Required, MaxLength(Limits.TextLength)]
    public string? Reason { get; init; }

    public static OverrideDto? From(RuleOverride? given) => given is null ? null : new()
    {
        Rules = [.. given.Rules.Single()],
        Reason = given.Reason,
    };

    /// <param name="allowed">What may be named for this volunteer, at home or elsewhere.</param>
    public static RuleOverride? ToOverride(OverrideDto? given, RejectionReasons allowed, Faults faults)
    {
        if (given is null) return null;
        var rules = faults.Enums("override.rules", given.Rules, required: true).Aggregate(RejectionReasons.None, (all, rule) => all | rule);
        if ((rules & ~allowed) != 0)
            faults.Add("override.rules", "This cannot be overridden for a volunteer of that municipality.", $"Name some of {allowed.Names()}.");
        return new(rules, faults.Text("override.reason", given.Reason));
    }
}
