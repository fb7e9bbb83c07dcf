using Matching.Contracts.Law;
using Matching.Samples.Generation.Drawing;

namespace Matching.Samples.Generation;

/// <summary>Draws the open needs of a region, one stream of chance each.</summary>
internal sealed class NeedGenerator(RegionPlan plan, ulong seed)
{
    /// <summary>Where no clock runs, people wait as if one of three months did.</summary>
    private const int DefaultClockDays = 90, DaysAMonth = 30;

    private static readonly Weights<Gender> GenderWishes = new((Gender.Any, 80), (Gender.Female, 12), (Gender.Male, 8));

    /// <param name="wanted">How many needs.</param>
    /// <param name="volunteers">How many volunteers all of them together may ask for.</param>
    public IEnumerable<NeedRow> Of(PlannedMunicipality municipality, int wanted, int volunteers)
    {
        var spare = volunteers - wanted;
        for (var number = 1; number <= wanted; number++)
        {
            var need = Need(municipality, number, spare);
            spare -= need.Requirements.Count - 1;
            yield return need;
        }
    }

    private NeedRow Need(PlannedMunicipality municipality, int number, int spare)
    {
        var code = plan.CodeOf(municipality);
        var key = $"{code}-n{number:0000}";
        var draw = Draw.Of(seed, $"{plan.Name} {key}");
        var traits = AssignmentTraitsTable.Of(draw.Pick(plan.Country.NeedsAskFor));
        var law = LawBook.Default.For(plan.Country.Code, traits.Type, plan.AsOf);
        var decision = plan.AsOf.AddDays(-Waiting(traits, law, draw));
        var start = plan.AsOf.AddDays(Math.Min(draw.Between(traits.StartDays.Low, traits.StartDays.High), plan.Country.LongestStartDays));
        var slots = WeekDraw.Wish(draw.Pick(traits.Times), draw);
        var (required, preferred) = SkillDraw.LanguageWishes(plan.Country, draw);
        var office = plan.Country.OfficeOf(traits.Type);
        var facts = Draw.Of(seed, $"{plan.Name} {key} facts");
        var wish = NeedFactDraw.With(
            new(traits.Type,
                PlaceDraw.Near(municipality, draw),
                draw.Percent(traits.GroupPercent) ? 1 + Math.Min(spare, draw.Percent(80) ? 1 : 3) : 1,
                start,
                law.Regulated ? decision : null,
                required,
                preferred,
                SkillDraw.QualificationWishes(traits, draw),
                traits.Home ? Gender.Any : draw.Pick(GenderWishes),
                [.. WeekSlots.InMask(slots)],
                draw.Between(1, Math.Min(4, (int)ulong.PopCount(slots))),
                SkillDraw.Interests(traits, draw.Between(0, 4), draw)),
            plan, traits, facts);
        wish = wish with { WeekSlotsRequired = WeekDraw.Required(wish.WeekSlots, traits.Home, Draw.Of(seed, $"{plan.Name} {key} slots")) };
        var details = NeedFactDraw.With(
            new($"{office.Series}-{decision.Year}-{number:0000}",
                $"{office.Name} {municipality.Name}",
                law.Regulated ? draw.Between(traits.MonthlyHundreds.Low, traits.MonthlyHundreds.High) * plan.Country.CostPercent : 0),
            wish, law, plan, facts);
        return new(key, code, wish, details);
    }

    /// <summary>Most needs are within the clock, one in six is past it; an emergency never waits for long.</summary>
    private static int Waiting(AssignmentTraits traits, LawRule law, Draw draw)
    {
        if (traits.Type == AssignmentType.EmergencyHome)
            return draw.Between(0, 7);
        var clock = law.DecisionDays ?? law.DecisionMonths * DaysAMonth ?? DefaultClockDays;
        return draw.Below(100) switch
        {
            < 55 => draw.Between(1, clock / 2),
            < 83 => draw.Between(clock / 2, clock),
            _ => draw.Between(clock + 1, clock * 2),
        };
    }
}
