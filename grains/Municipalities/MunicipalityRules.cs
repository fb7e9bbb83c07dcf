using Matching.Contracts.Municipalities;
using Matching.Grains.Needs;
using Matching.Grains.Regions;
using Matching.Grains.State;

namespace Matching.Grains.Municipalities;

/// <summary>What a municipality may say of itself and of its agreements.</summary>
internal static class MunicipalityRules
{
    /// <summary>Regional networks one municipality belongs to: each change of a volunteer is told to all of them.</summary>
    public const int MaxRegions = 16;

    public static Problem? Check(MunicipalityProfile profile, string code) => profile switch
    {
        _ when !MunicipalityCode.IsValid(profile.Code) => Problem.Invalid("The code is not a country and four digits.", "code", "Write it like se-0580, no-1120 or dk-0190."),
        _ when profile.Code != code => Problem.Invalid("The code is not the one in the address.", "code", "Use the same code in both places."),
        _ when !Codes.IsText(profile.Name) => Problem.Invalid("The name is missing or too long.", "name", $"Give 1 to {Limits.TextLength} characters."),
        _ when !Place.IsValid(profile.Seat) => Problem.Invalid("The seat is outside the map.", "seat", "Give a place in the Nordic countries."),
        _ when !Codes.IsText(profile.ContactPoint) => Problem.Invalid("The contact point is missing or too long.", "contactPoint", $"Name a function in 1 to {Limits.TextLength} characters."),
        _ when profile.Regions.IsDefault || profile.Regions.Length > MaxRegions || !profile.Regions.All(RegionRules.IsName) || profile.Regions.Distinct().Count() != profile.Regions.Length =>
            Problem.Invalid("The list is missing or too long, or a region is named twice or wrongly.", "regions", $"Name at most {MaxRegions} regions, each once, like ostergotland."),
        _ when profile.Policy is null => Problem.Invalid("The policy is missing.", "policy", "Give at least the hold time of offers."),
        _ when profile.Policy.OfferHoldHours is < MunicipalityPolicy.MinHoldHours or > MunicipalityPolicy.MaxHoldHours =>
            Problem.Invalid("The hold time is out of range.", "policy.offerHoldHours", $"Choose {MunicipalityPolicy.MinHoldHours} to {MunicipalityPolicy.MaxHoldHours} hours."),
        _ when profile.Policy.SilentAfterDays is < 1 or > MunicipalityPolicy.MaxSilentDays =>
            Problem.Invalid("The number of days is out of range.", "policy.silentAfterDays", $"Choose 1 to {MunicipalityPolicy.MaxSilentDays} days."),
        _ when profile.Policy.Lane is { } lane && NeedRules.Check(lane) is { } faulty => faulty with { Field = $"policy.lane.{faulty.Field}" },
        _ => TermsRules.Check(profile.Policy.Terms),
    };

    public static Problem? Check(SharingAgreement agreement, string home) => agreement switch
    {
        _ when agreement.Home != home =>
            new(ProblemCode.Forbidden, "Another municipality is the home side.", "home", "Propose it to the municipality whose volunteers are shared."),
        _ when agreement.ProposedBy != agreement.Home && agreement.ProposedBy != agreement.Receiving =>
            new(ProblemCode.Forbidden, "Only the two sides can propose an agreement.", "proposedBy", "Propose it as one of them."),
        _ when !MunicipalityCode.IsValid(agreement.Receiving) || agreement.Receiving == home =>
            Problem.Invalid("The receiving side is not another municipality.", "receiving", "Give the code of another municipality, like se-0581."),
        _ when agreement.Types.IsDefaultOrEmpty || !Codes.AreTypes(agreement.Types) => Problem.Invalid("The agreement covers no known assignment type.", "types", "Name at least one assignment type."),
        _ when agreement.Quota < 1 => Problem.Invalid("The quota is below 1.", "quota", "Give the most placements at once, at least 1."),
        _ when agreement.MonthlyPrice < 0 => Problem.Invalid("The price is negative.", "monthlyPrice", "Give 0 or more."),
        _ when agreement.Currency is not { Length: 3 } || !agreement.Currency.All(char.IsAsciiLetterUpper) => Problem.Invalid("The currency is not a code of ISO 4217.", "currency", "Write SEK, NOK, DKK or EUR."),
        _ when agreement.NoticeDays is < 0 or > SharingAgreement.MaxNoticeDays =>
            Problem.Invalid("The notice period is out of range.", "noticeDays", $"Choose 0 to {SharingAgreement.MaxNoticeDays} days."),
        _ when agreement.From >= agreement.To => Problem.Invalid("The agreement ends before it begins.", "to", "Give a day after the first one."),
        _ => null,
    };
}
