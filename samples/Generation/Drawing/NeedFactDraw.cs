using Matching.Contracts.Law;
using Matching.Contracts.Needs;

namespace Matching.Samples.Generation.Drawing;

/// <summary>The finer wishes of needs and the facts of their cases, drawn from a stream of their own.</summary>
internal static class NeedFactDraw
{
    private const int AdultAge = 18;

    private static readonly Weights<SiblingRule> Siblings = new((SiblingRule.Together, 40), (SiblingRule.TogetherPreferred, 40), (SiblingRule.Apart, 20));
    private static readonly Weights<int> Hours = new((2, 50), (4, 35), (8, 15));

    public static NeedRequirements With(NeedRequirements wish, RegionPlan plan, AssignmentTraits traits, Draw draw)
    {
        var asked = traits.Conditions.Where(c => draw.Percent(c.Percent)).Select(c => c.Condition).ToLookup(_ => draw.Percent(60));
        return wish with
        {
            End = End(wish, draw),
            Emergency = wish.Type == AssignmentType.EmergencyHome && draw.Percent(40),
            Modes = Modes(plan, wish, draw),
            Conditions = [.. asked[true].Order()],
            ConditionsPreferred = [.. asked[false].Order()],
            LanguageIsSoft = wish.LanguagesRequired.Length > 0 && draw.Percent(15),
            GenderIsSoft = wish.Gender != Gender.Any && draw.Percent(35),
            AgeFrom = draw.Percent(8) ? draw.Between(2, 4) * 10 : null,
            AgeTo = draw.Percent(8) ? draw.Between(5, 7) * 10 : null,
            WeekendsAMonth = wish.Type == AssignmentType.ContactFamily && draw.Percent(70) ? draw.Between(1, 2) : 0,
            HoursAWeek = !traits.Home && draw.Percent(25) ? draw.Pick(Hours) : null,
            Siblings = traits.Home && wish.Count > 1 ? draw.Pick(Siblings) : SiblingRule.Apart,
            ForChild = draw.Percent(traits.ChildPercent),
            MaxDistanceKm = draw.Percent(8) ? draw.Between(3, 8) * 10 : null,
        };
    }

    public static NeedCase With(NeedCase details, NeedRequirements wish, LawRule law, RegionPlan plan, Draw draw)
    {
        int? age = wish.ForChild ? draw.Between(0, AdultAge - 1) : null;
        return details with
        {
            ChildAge = age,
            SiblingAges = wish.Siblings == SiblingRule.Apart || age is not { } first ? [] : [.. Enumerable.Range(1, wish.Count - 1).Select(i => Sibling(first, i))],
            KinTags = KinDraw.Tags(plan.Name, 5, draw),
            RelativesConsidered = law.RelativesFirst && draw.Percent(90) ? wish.DecisionDate : null,
            ProtectedIdentity = draw.Permille(8),
        };
    }

    /// <summary>Two years apart, as far as they are children.</summary>
    private static int Sibling(int first, int place) => (first + 2 * place) % AdultAge;

    private static DateOnly? End(NeedRequirements wish, Draw draw) => wish.Type switch
    {
        AssignmentType.EmergencyHome => wish.Start.AddDays(draw.Between(14, 90)),
        AssignmentType.Relief when draw.Percent(30) => wish.Start.AddDays(draw.Between(3, 60)),
        AssignmentType.Companion when draw.Percent(20) => wish.Start.AddDays(draw.Between(1, 14)),
        _ => null,
    };

    /// <summary>A Norwegian støttekontakt can be an activity group; a visitor a community of neighbours.</summary>
    private static ImmutableArray<FulfilmentMode> Modes(RegionPlan plan, NeedRequirements wish, Draw draw) => wish.Type switch
    {
        AssignmentType.ContactPerson when plan.Country.Code == "no" => draw.Percent(30) ? [FulfilmentMode.Person, FulfilmentMode.Group] : draw.Percent(40) ? [FulfilmentMode.Person] : [],
        AssignmentType.Visitor => draw.Percent(25) ? [FulfilmentMode.Person] : [],
        AssignmentType.Companion => draw.Percent(20) ? [FulfilmentMode.Person, FulfilmentMode.Organisation] : [],
        _ => [],
    };
}
