using Matching.Contracts.Municipalities;

namespace Matching.Grains.Municipalities;

/// <summary>What a municipality may say of itself and of its agreements.</summary>
internal static class MunicipalityRules
{
    public static Problem? Check(MunicipalityProfile profile) => profile switch
    {
        _ when !MunicipalityCode.IsValid(profile.Code) =>
            new(ProblemCode.Invalid, "The code is not a country and four digits.", "code", "Write it like se-0580, no-1120 or dk-0190."),
        _ when string.IsNullOrWhiteSpace(profile.Name) || profile.Name.Length > Limits.TextLength =>
            new(ProblemCode.Invalid, "The name is missing or too long.", "name", $"Give 1 to {Limits.TextLength} characters."),
        _ when string.IsNullOrWhiteSpace(profile.ContactPoint) || profile.ContactPoint.Length > Limits.TextLength =>
            new(ProblemCode.Invalid, "The contact point is missing or too long.", "contactPoint", $"Name a function in 1 to {Limits.TextLength} characters."),
        _ when profile.Policy.OfferHoldHours is < MunicipalityPolicy.MinHoldHours or > MunicipalityPolicy.MaxHoldHours =>
            new(ProblemCode.Invalid, "The hold time is out of range.", "policy.offerHoldHours", $"Choose {MunicipalityPolicy.MinHoldHours} to {MunicipalityPolicy.MaxHoldHours} hours."),
        _ => null,
    };

    public static Problem? Check(SharingAgreement agreement, string home) => agreement switch
    {
        _ when agreement.Home != home =>
            new(ProblemCode.Forbidden, "Only the home side can propose an agreement.", "home", "Propose it as the municipality whose volunteers are shared."),
        _ when !MunicipalityCode.IsValid(agreement.Receiving) || agreement.Receiving == home =>
            new(ProblemCode.Invalid, "The receiving side is not another municipality.", "receiving", "Give the code of another municipality, like se-0581."),
        _ when agreement.Types.IsDefaultOrEmpty =>
            new(ProblemCode.Invalid, "The agreement covers no assignment type.", "types", "Name at least one assignment type."),
        _ when agreement.Quota < 1 =>
            new(ProblemCode.Invalid, "The quota is below 1.", "quota", "Give the most placements at once, at least 1."),
        _ when agreement.MonthlyPrice < 0 =>
            new(ProblemCode.Invalid, "The price is negative.", "monthlyPrice", "Give 0 or more."),
        _ when agreement.From >= agreement.To =>
            new(ProblemCode.Invalid, "The agreement ends before it begins.", "to", "Give a day after the first one."),
        _ => null,
    };
}
