using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Municipalities;
using Matching.Gateway.Needs;
using Matching.Gateway.Regions;

namespace Matching.Gateway.Municipalities;

/// <summary>Who a municipality is to its neighbours.</summary>
internal sealed record MunicipalityRequest
{
    /// <summary>Networks one municipality can belong to.</summary>
    private const int MaxRegions = 16;

    [Required, MaxLength(Limits.TextLength)]
    public string? Name { get; init; }

    [Required]
    public PlaceDto? Seat { get; init; }

    /// <summary>The function that answers for it, never a person's name.</summary>
    [Required, MaxLength(Limits.TextLength)]
    public string? ContactPoint { get; init; }

    /// <summary>Names of the regional networks it belongs to.</summary>
    [Required, MaxLength(MaxRegions)]
    public IReadOnlyList<string?>? Regions { get; init; }

    /// <summary>How long an offer holds a volunteer, hours. Default 72.</summary>
    [Range(MunicipalityPolicy.MinHoldHours, MunicipalityPolicy.MaxHoldHours)]
    public int? OfferHoldHours { get; init; }

    /// <summary>Days after which an approved volunteer whom nobody contacted is listed as left in silence. Default 90.</summary>
    [Range(1, MunicipalityPolicy.MaxSilentDays)]
    public int? SilentAfterDays { get; init; }

    /// <summary>How an emergency is offered as soon as it is opened; without it a person opens its lane.</summary>
    public LaneRequest? Lane { get; init; }

    /// <summary>On what terms it offers which assignment types; a type without any is offered.</summary>
    [MaxLength(AssignmentTerms.Most)]
    public IReadOnlyList<AssignmentTermsDto?>? Terms { get; init; }

    public MunicipalityProfile ToProfile(string code, Faults faults)
    {
        faults.Municipality("code", code);
        if (Regions is not { Count: <= MaxRegions })
            faults.Add("regions", "The list is missing or too long.", $"Give at most {MaxRegions} names of regions.");
        var regions = Regions?.Take(MaxRegions).Select(r => r ?? "").ToImmutableArray() ?? [];
        for (var i = 0; i < regions.Length; i++) faults.OptionalRegion($"regions[{i}]", regions[i]);
        return new(
            code,
            faults.Text("name", Name),
            faults.Place("seat", Seat),
            faults.Text("contactPoint", ContactPoint),
            [.. regions.Distinct()],
            new(faults.Number(
                "offerHoldHours",
                OfferHoldHours ?? MunicipalityPolicy.Default.OfferHoldHours,
                MunicipalityPolicy.MinHoldHours,
                MunicipalityPolicy.MaxHoldHours))
            {
                SilentAfterDays = faults.Number("silentAfterDays", SilentAfterDays ?? MunicipalityPolicy.Default.SilentAfterDays, 1, MunicipalityPolicy.MaxSilentDays),
                Lane = Lane?.ToPolicy(faults, "lane."),
                Terms = [.. (Terms ?? []).Take(AssignmentTerms.Most + 1).Select((t, i) => (t ?? new()).ToTerms($"terms[{i}]", faults))],
            });
    }
}
