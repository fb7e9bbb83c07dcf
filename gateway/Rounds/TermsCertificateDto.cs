using Matching.Contracts.Rounds;

namespace Matching.Gateway.Rounds;

/// <summary>What else a proof takes where quotas or promises bind.</summary>
internal sealed record TermsCertificateDto
{
    /// <summary>All prices of the certificate are in 1 / this many points.</summary>
    public required int PriceUnit { get; init; }

    /// <summary>The whole points that the prices prove no choice to exceed.</summary>
    public required long Bound { get; init; }

    public required IReadOnlyList<PromisePriceDto> Promises { get; init; }

    public required IReadOnlyList<QuotaPriceDto> Quotas { get; init; }

    public static TermsCertificateDto From(TermsCertificate terms) => new()
    {
        PriceUnit = terms.PriceUnit,
        Bound = terms.Bound,
        Promises = [.. terms.Promises.Select(p => new PromisePriceDto { Municipality = p.Municipality, Promised = p.Promised, Price = p.Price })],
        Quotas = [.. terms.Quotas.Select(q => new QuotaPriceDto { Agreements = q.Agreements, Home = q.Home, Receiving = q.Receiving, Limit = q.Limit, Price = q.Price })],
    };
}

/// <summary>A promise to a municipality, and what one placement less would add to the bound.</summary>
internal sealed record PromisePriceDto
{
    public required string Municipality { get; init; }

    public required int Promised { get; init; }

    public required int Price { get; init; }
}

/// <summary>A quota, and what one placement more would add to the bound.</summary>
internal sealed record QuotaPriceDto
{
    public required IReadOnlyList<Guid> Agreements { get; init; }

    public required string Home { get; init; }

    public required string Receiving { get; init; }

    public required int Limit { get; init; }

    public required int Price { get; init; }
}
