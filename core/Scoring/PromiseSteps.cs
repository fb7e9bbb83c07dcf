namespace Matching.Core;

/// <summary>
/// What a volunteer may miss of a need's first two criteria, at what cost in points. They are the heaviest, so they bound a score before any record is read: with full
/// marks for all else at the block's nearest place, only those are worth a look whose misses cost no more than the points that are left to lose.
/// </summary>
internal static unsafe class PromiseSteps
{
    /// <summary>Misses that are told apart; the last step of each criterion stands for all that miss more.</summary>
    private const int FirstMisses = 8, SecondMisses = 4;

    public const int Most = FirstMisses * SecondMisses;

    private const int LevelBytes = Segment.Group * sizeof(ulong);

    /// <summary>Writes the steps of a need, whose levels lie behind eight words of ones.</summary>
    /// <returns>How many there are; none where the need has no criteria.</returns>
    public static int Write(NeedPlan* plan, PromiseStep* steps)
    {
        if (plan->CriterionCount == 0)
            return 0;
        var (depth, secondDepth) = (plan->Depth[0], SecondDepth(plan));
        var count = 0;
        for (var missed = 0; missed <= Math.Min(depth, FirstMisses - 1); missed++)
        {
            var first = missed == FirstMisses - 1 ? 0 : depth - missed;
            for (var missedToo = 0; missedToo <= Math.Min(secondDepth, SecondMisses - 1); missedToo++)
            {
                var second = missedToo == SecondMisses - 1 || missedToo == secondDepth ? 0 : depth + secondDepth - missedToo;
                steps[count++] = new(first * LevelBytes, second * LevelBytes, missed * plan->Points[0] + missedToo * plan->Points[1]);
            }
        }

        return count;
    }

    /// <summary>What it costs to miss all of both: with as many points to lose everybody can still reach the floor.</summary>
    public static int MostCost(NeedPlan* plan) => plan->CriterionCount == 0 ? 0 : plan->Depth[0] * plan->Points[0] + SecondDepth(plan) * plan->Points[1];

    private static int SecondDepth(NeedPlan* plan) => plan->CriterionCount > 1 ? plan->Depth[1] : 0;
}

/// <summary>One way to reach the floor.</summary>
/// <param name="First">At what byte the eight words begin that say who has enough of the first criterion; those of ones, at 0, where none is asked for.</param>
/// <param name="Second">Likewise of the second.</param>
/// <param name="Cost">The points that who misses the rest has lost at least.</param>
internal readonly record struct PromiseStep(int First, int Second, long Cost)
{
    public unsafe ulong* FirstOf(ulong* levels) => (ulong*)((byte*)levels + First);

    public unsafe ulong* SecondOf(ulong* levels) => (ulong*)((byte*)levels + Second);
}
