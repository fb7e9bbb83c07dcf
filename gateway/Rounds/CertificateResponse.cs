using Matching.Contracts.Rounds;

namespace Matching.Gateway.Rounds;

/// <summary>The proof of optimality. Who is not listed has price 0.</summary>
internal sealed record CertificateResponse
{
    public required long TotalScore { get; init; }

    public required IReadOnlyList<PriceDto> NeedPrices { get; init; }

    public required IReadOnlyList<PriceDto> VolunteerPrices { get; init; }

    public static CertificateResponse From(RoundCertificate certificate) => new()
    {
        TotalScore = certificate.TotalScore,
        NeedPrices = [.. certificate.NeedPrices.Select(p => new PriceDto { Reference = p.Need.ToString(), Price = p.Price })],
        VolunteerPrices = [.. certificate.VolunteerPrices.Select(p => new PriceDto { Reference = p.Volunteer.ToString(), Price = p.Price })],
    };
}

/// <summary>What one more place is worth, in points.</summary>
internal sealed record PriceDto
{
    public required string Reference { get; init; }

    public required int Price { get; init; }
}
