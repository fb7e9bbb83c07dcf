using Matching.Contracts.Rounds;

namespace Matching.Gateway.Rounds;

/// <summary>The proof of optimality. Who is not listed has price 0.</summary>
internal sealed record CertificateResponse
{
    public required long TotalScore { get; init; }

    public required IReadOnlyList<PriceDto> NeedPrices { get; init; }

    public required IReadOnlyList<PriceDto> VolunteerPrices { get; init; }

    /// <summary>Adds to a volunteer's price for needs of one type, where the limit for that type has a price of its own.</summary>
    public required IReadOnlyList<TypePriceDto> TypePrices { get; init; }

    /// <summary>Null where quotas and promises do not bind; prices are whole points then.</summary>
    public required TermsCertificateDto? Terms { get; init; }

    /// <summary>Null where proposals of each volunteer fit together; otherwise the prices above prove a bound only, and this the rest.</summary>
    public required BundleCertificateDto? Bundles { get; init; }

    public static CertificateResponse From(RoundCertificate certificate) => new()
    {
        TotalScore = certificate.TotalScore,
        NeedPrices = [.. certificate.NeedPrices.Select(p => new PriceDto { Reference = p.Need.ToString(), Price = p.Price })],
        VolunteerPrices = [.. certificate.VolunteerPrices.Select(p => new PriceDto { Reference = p.Volunteer.ToString(), Price = p.Price })],
        TypePrices = [.. certificate.TypePrices.Select(p => new TypePriceDto { Reference = p.Volunteer.ToString(), Type = p.Type, Price = p.Price })],
        Terms = certificate.Terms is null ? null : TermsCertificateDto.From(certificate.Terms),
        Bundles = certificate.Bundles is null ? null : BundleCertificateDto.From(certificate.Bundles),
    };
}

/// <summary>What one more place is worth, in points.</summary>
internal sealed record PriceDto
{
    public required string Reference { get; init; }

    public required int Price { get; init; }
}

/// <summary>What one more place of a volunteer for one type would be worth on top, in points.</summary>
internal sealed record TypePriceDto
{
    public required string Reference { get; init; }

    public required AssignmentType Type { get; init; }

    public required int Price { get; init; }
}
