using Matching.Contracts.Volunteers;
using Matching.Samples.Generation.Drawing;
using static Matching.Contracts.Values.AssignmentType;

namespace Matching.Samples.Generation;

/// <summary>Draws the volunteers of a region, one stream of chance each.</summary>
internal sealed class VolunteerGenerator(RegionPlan plan, ulong seed)
{
    private const int MostExperience = 200;
    private static readonly Weights<AssignmentType> OrganisationsDo = new((Visitor, 70), (Companion, 15), (ContactPerson, 15));

    public IEnumerable<VolunteerRow> Of(PlannedMunicipality municipality) =>
        Enumerable.Range(1, municipality.Volunteers).Select(number => Volunteer(municipality, number));

    private VolunteerRow Volunteer(PlannedMunicipality municipality, int number)
    {
        var code = plan.CodeOf(municipality);
        var key = $"{code}-v{number:0000}";
        var draw = Draw.Of(seed, $"{plan.Name} {key}");
        var kind = draw.Pick(plan.Country.Kinds);
        var organisation = kind != VolunteerKind.Individual;
        var traits = AssignmentTraitsTable.Of(draw.Pick(organisation ? OrganisationsDo : plan.Country.VolunteersDo));
        var gender = organisation ? Gender.Other : PersonDraw.Gender(traits.FemalePercent, draw);
        ImmutableArray<AssignmentType> types = [.. traits.Also.Where(a => draw.Percent(a.Percent)).Select(a => a.Type).Append(traits.Type).Order()];
        var facts = Draw.Of(seed, $"{plan.Name} {key} facts");
        var stage = facts.Pick(traits.Stages);
        var capacity = organisation ? draw.Between(3, 9) : draw.Pick(traits.Places);
        var profile = new VolunteerProfile(
            PersonDraw.Person(plan.Country, key, kind, gender, traits.Home, draw),
            kind,
            gender,
            PlaceDraw.Near(municipality, draw),
            draw.Pick(traits.TravelKm),
            types,
            SkillDraw.Languages(plan.Country, draw),
            SkillDraw.Interests(traits, draw.Between(1, 6), draw),
            SkillDraw.Qualifications(traits, draw),
            [],
            [.. WeekSlots.InMask(WeekDraw.Availability(stage, traits.Home, draw))],
            Experience(draw),
            capacity,
            CapacityByType(traits.Type, types, capacity, draw),
            Enumerable.Range(0, capacity).Count(_ => draw.Percent(traits.TakenPercent)),
            draw.Percent(4) ? plan.AsOf.AddDays(draw.Between(7, 180)) : null,
            draw.Percent(traits.SharedPercent));
        profile = VolunteerFactDraw.With(profile, plan, traits, stage, key, facts);
        if (organisation)
            profile = profile with { Members = MemberDraw.Of(plan.Country, key, Draw.Of(seed, $"{plan.Name} {key} members")) };
        return new(key, code, profile with { Checks = CheckDraw.For(plan, profile, facts, Draw.Of(seed, $"{plan.Name} {key} purposes")) });
    }

    /// <summary>A quarter of those who do several things keep a place for the others.</summary>
    private static ImmutableDictionary<AssignmentType, int> CapacityByType(
        AssignmentType main, ImmutableArray<AssignmentType> types, int capacity, Draw draw) =>
        types.Length > 1 && capacity > 1 && draw.Percent(25)
            ? ImmutableDictionary<AssignmentType, int>.Empty.Add(main, capacity - 1)
            : ImmutableDictionary<AssignmentType, int>.Empty;

    /// <summary>Geometric: about seven assignments on average, many with none.</summary>
    private static int Experience(Draw draw)
    {
        var done = 0;
        while (done < MostExperience && draw.Percent(87))
            done++;
        return done;
    }
}
