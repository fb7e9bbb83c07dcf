using System.Numerics;

namespace Matching.Core;

/// <summary>How a need fares against the whole pool: how many are eligible, how many fail each hard rule, and what each rule alone costs.</summary>
public sealed class RejectionSummary
{
    private readonly int[] _failing = new int[32];
    private readonly int[] _failingOnly = new int[32];

    /// <summary>Volunteers who fail no rule.</summary>
    public int Eligible { get; private set; }

    /// <summary>Volunteers who fail at least one rule.</summary>
    public int Rejected { get; private set; }

    /// <summary>Volunteers who fail this rule, whatever else they fail.</summary>
    /// <param name="rule">A single reason.</param>
    public int Failing(Rejection rule) => _failing[BitOperations.Log2((uint)rule)];

    /// <summary>How many more would be eligible if this rule alone were dropped.</summary>
    /// <param name="rule">A single reason.</param>
    public int CostOf(Rejection rule) => _failingOnly[BitOperations.Log2((uint)rule)];

    internal void Add(Rejection reasons)
    {
        if (reasons == Rejection.None)
        {
            Eligible++;
            return;
        }

        Rejected++;
        if (BitOperations.IsPow2((uint)reasons))
            _failingOnly[BitOperations.Log2((uint)reasons)]++;
        for (var bits = (uint)reasons; bits != 0; bits &= bits - 1)
            _failing[BitOperations.TrailingZeroCount(bits)]++;
    }
}
