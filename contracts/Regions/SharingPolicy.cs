namespace Matching.Contracts.Regions;

/// <summary>How a region weighs its members against each other in a round.</summary>
/// <param name="Fairness">What each member is promised; a round may ask for another goal.</param>
/// <param name="HomeFirstPoints">
/// Points that a placement under a home-first agreement must be worth beyond what the home municipality's own use of the place would be,
/// 0–<see cref="MaxHomeFirstPoints"/>. 0: home-first agreements are like others.
/// </param>
[GenerateSerializer, Immutable, Alias("matching.sharing-policy")]
public sealed record SharingPolicy(FairnessGoal Fairness, int HomeFirstPoints)
{
    /// <summary>The largest score of a pair that rounds can weigh: more would be a ban.</summary>
    public const int MaxHomeFirstPoints = 16_384;

    /// <summary>The largest total; a neighbour under a home-first agreement must be 100 points better, which is 10 km or a third of the hours.</summary>
    public static SharingPolicy Default { get; } = new(FairnessGoal.None, 100);
}
