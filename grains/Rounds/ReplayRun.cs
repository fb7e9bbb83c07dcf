using System.Security.Cryptography;
using Matching.Contracts.Rounds;
using Matching.Core;
using Matching.Grains.Ports;

namespace Matching.Grains.Rounds;

/// <summary>Computes a stored decision again from its stored inputs, and compares byte for byte.</summary>
internal sealed class ReplayRun(string region, Guid round, RoundState state, IComputePool compute, TimeProvider time)
{
    public async Task<RoundReplay> Run(string packed, CancellationToken cancellationToken)
    {
        var summary = state.Summary!;
        var stored = new RoundOutcome(state.Proposals, state.Certificate!, summary).ToBytes();
        var answer = new RoundReplay(region, round, false, summary.PolicyVersion, summary.Seed, summary.InputsHash, string.Empty, Hash(stored), string.Empty, null);
        try
        {
            var document = RoundDocument.Unpack(packed);
            answer = answer with { StoredInputsHash = document.Hash };
            if (document.Hash != summary.InputsHash)
                return answer with { Difference = "The stored inputs are not those that the round recorded." };
            var (basis, rows) = document.Read();
            var again = await new RoundComputation(basis, new StoredPool(basis, rows, compute), compute, time).Run(cancellationToken);
            var replayed = (again with { Summary = again.Summary with { InputsHash = document.Hash } }).ToBytes();
            var first = stored.AsSpan().CommonPrefixLength(replayed);
            return answer with
            {
                ReplayedHash = Hash(replayed),
                IsIdentical = stored.AsSpan().SequenceEqual(replayed),
                Difference = stored.AsSpan().SequenceEqual(replayed) ? null : $"The outcome differs from byte {first} on.",
            };
        }
        catch (Exception damage) when (damage is InvalidDataException or MatchingInputException)
        {
            return answer with { Difference = $"The stored inputs are damaged: {damage.Message}" };
        }
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
