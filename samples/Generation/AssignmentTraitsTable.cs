using Matching.Samples.Generation.Drawing;
using static Matching.Contracts.Values.AssignmentType;

namespace Matching.Samples.Generation;

/// <summary>The traits of each assignment type.</summary>
internal static class AssignmentTraitsTable
{
    private static readonly Weights<int> NearTravel = new((5, 14), (10, 26), (15, 20), (20, 18), (30, 15), (40, 5), (60, 2));
    private static readonly Weights<int> FarTravel = new((20, 15), (30, 30), (40, 25), (60, 20), (80, 10));
    private static readonly Weights<LifeStage> People = new((LifeStage.Younger, 32), (LifeStage.MidLife, 16), (LifeStage.Older, 52));
    private static readonly Weights<LifeStage> Families = new((LifeStage.Younger, 18), (LifeStage.MidLife, 40), (LifeStage.Older, 42));
    private static readonly (string, int)[] HomeOffers = [("child-protection", 50)];

    private static readonly AssignmentTraits[] Table =
    [
        new()
        {
            Type = ContactPerson, ChildPercent = 35, Also = [(Companion, 30), (Visitor, 20), (Relief, 8)], Stages = People, FemalePercent = 61,
            Places = new((1, 68), (2, 24), (3, 7), (4, 1)), TakenPercent = 65, TravelKm = NearTravel,
            Offers = [("child-protection", 18)], Asks = [("first-aid", 4)], Conditions = [(Condition.DrivingLicence, 7), (Condition.Car, 8)],
            Likes = ["football", "music", "cooking", "swimming", "gaming", "nature", "photo", "teenagers", "chess", "crafts"],
            Times = new((WeekDraw.Day, 15), (WeekDraw.Evening, 50), (WeekDraw.Weekend, 35)), GroupPercent = 5, MonthlyHundreds = (8, 17),
        },
        new()
        {
            Type = ContactFamily, ChildPercent = 96, Home = true, Also = [(Relief, 25), (ContactPerson, 12)], Stages = Families, FemalePercent = 58,
            Places = new((1, 70), (2, 25), (3, 5)), TakenPercent = 67, TravelKm = FarTravel,
            Offers = HomeOffers, Asks = [("child-protection", 30)], Conditions = [(Condition.SmokeFree, 12), (Condition.NoPets, 8), (Condition.Accessible, 4)],
            Likes = ["toddlers", "teenagers", "animals", "nature", "cooking", "adhd", "autism", "football"],
            Times = new((WeekDraw.WeekendStay, 85), (WeekDraw.Evening, 15)), StartDays = (14, 80), MonthlyHundreds = (30, 65),
        },
        new()
        {
            Type = FosterHome, ChildPercent = 100, Home = true, Also = [(ContactFamily, 20), (EmergencyHome, 12)], Stages = Families, FemalePercent = 56,
            Places = new((1, 68), (2, 25), (3, 7)), TakenPercent = 75, TravelKm = new((40, 20), (60, 40), (80, 25), (100, 15)),
            Offers = HomeOffers, Asks = [("child-protection", 45)], Conditions = [(Condition.SmokeFree, 18), (Condition.NoPets, 8), (Condition.Accessible, 4)],
            Likes = ["toddlers", "teenagers", "animals", "nature", "adhd", "autism", "maths"],
            Times = new((WeekDraw.LivingIn, 1)), GroupPercent = 10, StartDays = (10, 60), MonthlyHundreds = (140, 240),
        },
        new()
        {
            Type = EmergencyHome, ChildPercent = 100, Home = true, Also = [(FosterHome, 35)], Stages = Families, FemalePercent = 56,
            Places = new((1, 55), (2, 33), (3, 12)), TakenPercent = 60, TravelKm = new((60, 40), (80, 30), (100, 30)),
            Offers = HomeOffers, Asks = [("child-protection", 40)], Conditions = [(Condition.SmokeFree, 10)],
            Likes = ["toddlers", "teenagers", "adhd", "healthcare", "animals"],
            Times = new((WeekDraw.LivingIn, 1)), StartDays = (1, 7), MonthlyHundreds = (220, 330),
        },
        new()
        {
            Type = Guardian, Also = [(ContactPerson, 6)], Stages = new((LifeStage.Younger, 6), (LifeStage.MidLife, 20), (LifeStage.Older, 74)),
            FemalePercent = 57,
            Places = new((1, 50), (2, 25), (3, 12), (4, 7), (6, 4), (9, 2)), TakenPercent = 69, TravelKm = FarTravel, SharedPercent = 82,
            Offers = [("guardian-course", 70)], Asks = [("guardian-course", 50)],
            Likes = ["economy", "authorities", "law", "healthcare", "dementia"],
            Times = new((WeekDraw.Day, 90), (WeekDraw.Evening, 10)), MonthlyHundreds = (7, 16),
        },
        new()
        {
            Type = Companion, ChildPercent = 15, Also = [(ContactPerson, 35), (Visitor, 20), (Relief, 12)], Stages = People, FemalePercent = 64,
            Places = new((1, 68), (2, 25), (3, 7)), TakenPercent = 63, TravelKm = NearTravel,
            Asks = [("first-aid", 6)], Conditions = [(Condition.DrivingLicence, 14), (Condition.Car, 14)],
            Likes = ["swimming", "music", "wheelchair", "nature", "cooking", "football", "deaf", "bicycle"],
            Times = new((WeekDraw.Day, 45), (WeekDraw.Evening, 35), (WeekDraw.Weekend, 20)), GroupPercent = 8, MonthlyHundreds = (9, 22),
        },
        new()
        {
            Type = Relief, ChildPercent = 50, Also = [(Companion, 35), (ContactPerson, 15)], Stages = People, FemalePercent = 70,
            Places = new((1, 65), (2, 28), (3, 7)), TakenPercent = 65, TravelKm = NearTravel,
            Offers = [("child-protection", 30)], Asks = [("first-aid", 18), ("child-protection", 12)],
            Likes = ["autism", "adhd", "toddlers", "healthcare", "dementia", "animals", "music"],
            Times = new((WeekDraw.Day, 10), (WeekDraw.Evening, 45), (WeekDraw.Weekend, 45)), GroupPercent = 6, MonthlyHundreds = (15, 40),
        },
        new()
        {
            Type = Visitor, Also = [(Companion, 12), (ContactPerson, 6)], Stages = new((LifeStage.Younger, 25), (LifeStage.MidLife, 12), (LifeStage.Older, 63)),
            FemalePercent = 68,
            Places = new((1, 72), (2, 22), (3, 6)), TakenPercent = 60, TravelKm = NearTravel,
            Offers = [("elderly-care", 15)], Asks = [("elderly-care", 9)],
            Likes = ["gardening", "music", "crafts", "sewing", "chess", "dementia", "photo", "nature", "it-phone"],
            Times = new((WeekDraw.Day, 60), (WeekDraw.Evening, 20), (WeekDraw.Weekend, 20)), GroupPercent = 8,
        },
    ];

    public static AssignmentTraits Of(AssignmentType type) => Table[(int)type];
}
