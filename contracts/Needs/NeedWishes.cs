namespace Matching.Contracts.Needs;

public static class NeedWishes
{
    /// <summary>So many places may go to one volunteer.</summary>
    public static bool MayGoToOneHome(this NeedRequirements wish, int places) => wish.Siblings switch
    {
        SiblingRule.Together => places == wish.Count,
        SiblingRule.TogetherPreferred => true,
        _ => places == 1,
    };

    /// <summary>Different volunteers wanted at the most: one where siblings stay together.</summary>
    public static int VolunteersWanted(this NeedRequirements wish) => wish.Siblings == SiblingRule.Together ? 1 : wish.Count;
}
