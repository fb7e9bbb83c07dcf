using System.ComponentModel.DataAnnotations;

namespace Matching.Grains.Rounds;

/// <summary>What is kept of rounds. Section <c>Rounds</c>.</summary>
public sealed class RoundOptions
{
    /// <summary>
    /// Rounds of a region whose inputs are kept, the newest; older ones keep their result and can no longer be replayed. 0 to 200: a region lists 200 rounds.
    /// </summary>
    /// <value>50: a year of weekly rounds. 3,364 volunteers and 500 needs take 250 KB a round.</value>
    [Range(0, 200)]
    public int KeptInputs { get; set; } = 50;

    /// <summary>Largest stored inputs of one round, in characters of Base64. A larger round runs, and says that it cannot be replayed. 0 to 256 Mi.</summary>
    /// <value>48 Mi: well above a country of 350,000 volunteers, below the largest message between silos.</value>
    [Range(0, 256 << 20)]
    public int MaxInputsLength { get; set; } = 48 << 20;
}
