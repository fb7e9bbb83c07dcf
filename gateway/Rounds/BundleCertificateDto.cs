using Matching.Contracts.Rounds;

namespace Matching.Gateway.Rounds;

/// <summary>
/// What else a proof takes where proposals of one volunteer would not fit together. All choices are divided: part `i` of a part with a conflict is without pair
/// `i` of the conflict and with the pairs before it. Each part without a conflict is bounded by prices of its own.
/// </summary>
internal sealed record BundleCertificateDto
{
    /// <summary>The whole points that no choice exceeds whose proposals fit together.</summary>
    public required long Bound { get; init; }

    /// <summary>The whole first.</summary>
    public required IReadOnlyList<BundlePartDto> Parts { get; init; }

    public static BundleCertificateDto From(BundleCertificate c) => new() { Bound = c.Bound, Parts = [.. c.Parts.Select(BundlePartDto.From)] };
}

internal sealed record BundlePartDto
{
    /// <summary>Index of the part that was divided; -1 for the whole.</summary>
    public required int Parent { get; init; }

    public required int Part { get; init; }

    /// <summary>Pairs of one volunteer that do not fit together; empty where there are prices.</summary>
    public required IReadOnlyList<ConflictingPairDto> Conflict { get; init; }

    public required BundlePricesDto? Prices { get; init; }

    public static BundlePartDto From(BundlePart p) => new()
    {
        Parent = p.Parent,
        Part = p.Part,
        Conflict = [.. p.Conflict.Select(c => new ConflictingPairDto { Need = c.Need.ToString(), Volunteer = c.Volunteer.ToString() })],
        Prices = p.Prices is null ? null : BundlePricesDto.From(p.Prices),
    };
}

internal sealed record ConflictingPairDto
{
    public required string Need { get; init; }

    public required string Volunteer { get; init; }
}

/// <summary>The prices of one part, as far as they differ from those of the certificate; 0 where a price is gone.</summary>
internal sealed record BundlePricesDto
{
    public required IReadOnlyList<PriceDto> NeedPrices { get; init; }

    public required IReadOnlyList<PriceDto> VolunteerPrices { get; init; }

    public required IReadOnlyList<TypePriceDto> TypePrices { get; init; }

    public required TermsCertificateDto Terms { get; init; }

    public static BundlePricesDto From(BundlePrices p) => new()
    {
        NeedPrices = [.. p.NeedPrices.Select(n => new PriceDto { Reference = n.Need.ToString(), Price = n.Price })],
        VolunteerPrices = [.. p.VolunteerPrices.Select(v => new PriceDto { Reference = v.Volunteer.ToString(), Price = v.Price })],
        TypePrices = [.. p.TypePrices.Select(t => new TypePriceDto { Reference = t.Volunteer.ToString(), Type = t.Type, Price = t.Price })],
        Terms = TermsCertificateDto.From(p.Terms),
    };
}
