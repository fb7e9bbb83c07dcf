using System.Text.Json.Serialization;
using Matching.Contracts.Needs;

namespace Matching.Contracts.Rounds;

/// <summary>The system proposes; a person decides by making an offer.</summary>
/// <param name="Score">Sum of the parts and of <paramref name="HomeFirst"/>.</param>
/// <param name="HomeFirst">At most 0: what the proposal lost because the volunteer's municipality shares home first.</param>
[GenerateSerializer, Immutable, Alias("matching.proposal")]
public sealed record Proposal(
    NeedRef Need,
    VolunteerRef Volunteer,
    int Score,
    ScoreParts Parts,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int HomeFirst = 0)
{
    /// <summary>Places of the volunteer and of the need that it takes: siblings who come together take one each, and count the score once each.</summary>
    [Id(0)]
    public int Places { get; init; } = 1;

    /// <summary>
    /// The sharing agreement that it counts against, where quotas of several could take it. All proposals of a round together keep every quota if each counts against the
    /// agreement named here, and the others against what covers them. Null at home, and where one quota is all that covers it.
    /// </summary>
    [Id(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Agreement { get; init; }

    /// <summary>What it adds to the total: the score for each place, see <see cref="Limits.PlacementPoints"/>.</summary>
    public int Worth() => Math.Min(Score * Places, Limits.PlacementPoints);
}
