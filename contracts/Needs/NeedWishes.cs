namespace Matching.Contracts.Needs;

public static class NeedWishes
{
    /// <summary>Different volunteers wanted: one where siblings stay together.</summary>
    public static int VolunteersWanted(this NeedRequirements wish) => wish.Siblings == SiblingRule.Together ? 1 : wish.Count;
}
