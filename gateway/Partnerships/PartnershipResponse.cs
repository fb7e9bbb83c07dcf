using Matching.Contracts.Partnerships;

namespace Matching.Gateway.Partnerships;

internal sealed record PartnershipResponse
{
    public required Guid Id { get; init; }

    public required string Organisation { get; init; }

    public required VolunteerKind Kind { get; init; }

    public required Involvement Involvement { get; init; }

    public required int StaffHoursPerWeek { get; init; }

    public required DateOnly? From { get; init; }

    public required DateOnly? To { get; init; }

    public required string ContactPoint { get; init; }

    /// <summary>Ids of the volunteers that belong to the organisation.</summary>
    public required IReadOnlyList<Guid> Volunteers { get; init; }

    public required long Version { get; init; }

    public static PartnershipResponse Of(PartnershipView view) => new()
    {
        Id = view.Partnership.Id,
        Organisation = view.Partnership.Organisation,
        Kind = view.Partnership.Kind,
        Involvement = view.Partnership.Involvement,
        StaffHoursPerWeek = view.Partnership.StaffHoursPerWeek,
        From = view.Partnership.From,
        To = view.Partnership.To,
        ContactPoint = view.Partnership.ContactPoint,
        Volunteers = view.Volunteers,
        Version = view.Version,
    };
}

internal sealed record PartnershipListResponse
{
    public required IReadOnlyList<PartnershipResponse> Items { get; init; }

    /// <summary>The address of the next page; null at the end.</summary>
    public required string? Next { get; init; }
}
