using Matching.Contracts.Municipalities;
using Matching.Gateway.Needs;

namespace Matching.Gateway.Municipalities;

internal sealed record MunicipalityResponse
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required PlaceDto Seat { get; init; }

    public required string ContactPoint { get; init; }

    public required IReadOnlyList<string> Regions { get; init; }

    public required int OfferHoldHours { get; init; }

    public required int SilentAfterDays { get; init; }

    /// <summary>How an emergency is offered as soon as it is opened; null: a person opens its lane.</summary>
    public required LanePolicyDto? Lane { get; init; }

    public required IReadOnlyList<AssignmentTermsDto> Terms { get; init; }

    public required long Version { get; init; }

    public static MunicipalityResponse From(MunicipalityView view) => new()
    {
        Code = view.Profile.Code,
        Name = view.Profile.Name,
        Seat = PlaceDto.From(view.Profile.Seat),
        ContactPoint = view.Profile.ContactPoint,
        Regions = view.Profile.Regions,
        OfferHoldHours = view.Profile.Policy.OfferHoldHours,
        SilentAfterDays = view.Profile.Policy.SilentAfterDays,
        Lane = LanePolicyDto.From(view.Profile.Policy.Lane),
        Terms = [.. view.Profile.Policy.Terms.Select(AssignmentTermsDto.Of)],
        Version = view.Version,
    };
}

internal sealed record MunicipalityListResponse
{
    public required IReadOnlyList<MunicipalityResponse> Items { get; init; }

    /// <summary>The address of the next page; null at the end.</summary>
    public required string? Next { get; init; }
}
