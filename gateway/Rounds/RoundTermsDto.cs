using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;

namespace Matching.Gateway.Rounds;

/// <summary>The terms a round was solved under, and what they cost.</summary>
internal sealed record RoundTermsDto
{
    public required FairnessGoal Fairness { get; init; }

    /// <summary>What a placement under a home-first agreement had to be worth beyond others, in points.</summary>
    public required int HomeFirstPoints { get; init; }

    /// <summary>No choice that keeps capacities, quotas and promises totals more, over all eligible pairs.</summary>
    public required long Bound { get; init; }

    /// <summary>Bound less total; 0 is proof of optimality.</summary>
    public required long Gap { get; init; }

    /// <summary>Points that quotas and promises cost, and that proposals of one volunteer fit together.</summary>
    public required long Price { get; init; }

    /// <summary>The credits are max-min over all eligible pairs; true where that was not the goal.</summary>
    public required bool CreditsProven { get; init; }

    public required IReadOnlyList<QuotaResultDto> Quotas { get; init; }

    public required IReadOnlyList<MunicipalityResultDto> Municipalities { get; init; }

    /// <summary>Volunteers whose proposals keep the gap open, because the round did not divide all choices in which they do not fit together.</summary>
    public required IReadOnlyList<string> OpenBundles { get; init; }

    public static RoundTermsDto From(RoundTerms t) => new()
    {
        Fairness = t.Fairness,
        HomeFirstPoints = t.HomeFirstPoints,
        Bound = t.Bound,
        Gap = t.Gap,
        Price = t.Price,
        CreditsProven = t.CreditsProven,
        Quotas = [.. t.Quotas.Select(QuotaResultDto.From)],
        Municipalities = [.. t.Municipalities.Select(MunicipalityResultDto.From)],
        OpenBundles = [.. t.OpenBundles.Select(v => v.ToString())],
    };
}

/// <summary>What is left of an agreement's quota, and what the round proposes under it.</summary>
internal sealed record QuotaResultDto
{
    /// <summary>The agreement, or several that cover the same needs and so share their quotas.</summary>
    public required IReadOnlyList<Guid> Agreements { get; init; }

    public required string Home { get; init; }

    public required string Receiving { get; init; }

    /// <summary>Placements left when the round began.</summary>
    public required int Free { get; init; }

    /// <summary>Proposals under it; never more than were left.</summary>
    public required int Used { get; init; }

    /// <summary>It is among what keeps the gap between total and bound open.</summary>
    public required bool KeepsGapOpen { get; init; }

    public static QuotaResultDto From(QuotaResult q) => new()
    {
        Agreements = q.Agreements,
        Home = q.Home,
        Receiving = q.Receiving,
        Free = q.Free,
        Used = q.Used,
        KeepsGapOpen = q.KeepsGapOpen,
    };
}

/// <summary>What the round gave one member. The last four are null where the goal promises nothing.</summary>
internal sealed record MunicipalityResultDto
{
    public required string Municipality { get; init; }

    /// <summary>Open needs.</summary>
    public required int Needs { get; init; }

    /// <summary>Placements proposed for them.</summary>
    public required int Proposals { get; init; }

    /// <summary>Of those, with volunteers of other members.</summary>
    public required int FromOthers { get; init; }

    /// <summary>Its volunteers proposed to other members.</summary>
    public required int ToOthers { get; init; }

    /// <summary>Placements that the best use of its own volunteers for its own needs would give it.</summary>
    public required int? Alone { get; init; }

    public required int? Promised { get; init; }

    /// <summary>Running placements from others less those to others; all members' sum to 0.</summary>
    public required int? CreditBefore { get; init; }

    /// <summary>That, plus proposals less alone.</summary>
    public required int? CreditAfter { get; init; }

    public static MunicipalityResultDto From(MunicipalityResult m) => new()
    {
        Municipality = m.Municipality,
        Needs = m.Needs,
        Proposals = m.Proposals,
        FromOthers = m.FromOthers,
        ToOthers = m.ToOthers,
        Alone = m.Alone,
        Promised = m.Promised,
        CreditBefore = m.CreditBefore,
        CreditAfter = m.CreditAfter,
    };
}
