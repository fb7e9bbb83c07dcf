using System.Security.Cryptography;
using System.Text;
using Matching.Bench.Yardstick;
using Matching.Core;

namespace Matching.Bench.Report;

/// <summary>The hashes of the right answers in bench/yardsticks/README.md: the ten best of every need as <c>nid,rank,vid,score</c>.</summary>
internal static class ReferenceAnswers
{
    private const int K = 10;

    private static readonly Dictionary<string, string> s_sha256 = new()
    {
        ["S"] = "d6a294c2aabfedbfb74ae86b490152a1f07a463119d1296c789ad096fac39922",
        ["N"] = "76cc48a782d600fb5c6bb353c5c8c2f55e3317e62dc1dcd2577c1abfac5ac73d",
    };

    /// <summary>Scores the whole set once more, by as many threads as were timed, and compares byte for byte. Null where no answer is known.</summary>
    public static bool? Match(string set, DataSet data, int threads)
    {
        if (!s_sha256.TryGetValue(set, out var expected))
            return null;
        var best = new RankedCandidate[data.Needs.Length * K];
        var counts = new int[data.Needs.Length];
        data.Scorer.TopK(data.Pool, data.Needs, K, best, counts, threads);
        using var sha = SHA256.Create();
        using (var hashed = new CryptoStream(Stream.Null, sha, CryptoStreamMode.Write))
        using (var text = new StreamWriter(hashed, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            CandidateFile.Write(text, best, counts, K);
        return Convert.ToHexStringLower(sha.Hash!) == expected;
    }
}
