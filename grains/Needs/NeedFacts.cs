using Matching.Contracts.Needs;
using Matching.Grains.State;

namespace Matching.Grains.Needs;

/// <summary>Which finer wishes and case facts can be recorded.</summary>
internal static class NeedFacts
{
    public const int MaxWeekends = 4, MinAge = 18, MaxAge = 100;

    public static Problem? Check(NeedRequirements wish) => wish switch
    {
        _ when wish.End <= wish.Start => Problem.Invalid("The placement ends before it starts.", "end", "Give the first day after the placement, or leave it out."),
        _ when wish.Modes.IsDefault || !wish.Modes.All(Enum.IsDefined) => Problem.Invalid("A mode is unknown.", "modes", $"Choose from {string.Join(", ", Enum.GetNames<FulfilmentMode>())}; [] for any."),
        _ when !AreConditions(wish.Conditions) => Problem.Invalid("A condition is unknown.", "conditions", $"Choose from {string.Join(", ", Enum.GetNames<Condition>())}."),
        _ when !AreConditions(wish.ConditionsPreferred) => Problem.Invalid("A condition is unknown.", "conditionsPreferred", $"Choose from {string.Join(", ", Enum.GetNames<Condition>())}."),
        _ when wish.Conditions.Intersect(wish.ConditionsPreferred).Any() =>
            Problem.Invalid("A condition is both required and preferred.", "conditionsPreferred", "Name it in one of the two."),
        _ when wish.AgeFrom is < MinAge or > MaxAge => Problem.Invalid("The age is out of range.", "ageFrom", $"Choose {MinAge} to {MaxAge}."),
        _ when wish.AgeTo is < MinAge or > MaxAge || wish.AgeTo < wish.AgeFrom => Problem.Invalid("The age is out of range.", "ageTo", $"Choose {MinAge} to {MaxAge}, at least ageFrom."),
        _ when wish.WeekendsAMonth is < 0 or > MaxWeekends => Problem.Invalid("The weekends are out of range.", "weekendsAMonth", $"Choose 0 to {MaxWeekends} a month."),
        _ when wish.HoursAWeek is not null && WeekHours.Step(wish.HoursAWeek) == 0 =>
            Problem.Invalid("The hours a week are no step.", "hoursAWeek", $"Choose {string.Join(", ", WeekHours.Steps)}, or leave them out."),
        _ when !Enum.IsDefined(wish.Siblings) => Problem.Invalid("The sibling rule is unknown.", "siblings", $"Choose {string.Join(", ", Enum.GetNames<SiblingRule>())}."),
        _ when wish.MaxDistanceKm is < 1 or > Limits.TravelKm => Problem.Invalid("The distance is out of range.", "maxDistanceKm", $"Choose 1 to {Limits.TravelKm} km, or leave it out."),
        _ => null,
    };

    public static Problem? Check(NeedCase details, string municipality) => details switch
    {
        _ when details.Conflicts.IsDefault || details.Conflicts.Length > Limits.Conflicts || details.Conflicts.Any(v => !MunicipalityCode.IsValid(v.Municipality)) =>
            Problem.Invalid("An excluded volunteer is no reference, or there are too many.", "conflicts", $"Give at most {Limits.Conflicts}, each like {municipality}/<id>."),
        _ => Codes.BadKinTags(details.KinTags),
    };

    private static bool AreConditions(ImmutableArray<Condition> conditions) => !conditions.IsDefault && conditions.All(Enum.IsDefined);
}
