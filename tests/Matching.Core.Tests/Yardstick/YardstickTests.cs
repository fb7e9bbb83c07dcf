using System.Security.Cryptography;
using System.Text;
using Matching.Bench.Yardstick;

namespace Matching.Core.Tests.Yardstick;

/// <summary>The reference data and the reference answer of bench/yardsticks, byte for byte.</summary>
public sealed class YardstickTests : IDisposable
{
    private const string BestTenOfS = "d6a294c2aabfedbfb74ae86b490152a1f07a463119d1296c789ad096fac39922";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("matching-yardstick-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("S")]
    [InlineData("C")]
    public void Generator_Scale_WritesTheReferenceBytes(string scale)
    {
        YardstickGenerator.Write(scale, _directory.FullName);

        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Yardstick", "data.sha256")).Where(l => l.Contains($"  {scale}/")))
        {
            var file = Path.Combine(_directory.FullName, Path.GetFileName(line[66..]));
            Assert.Equal(line[..64], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));
        }
    }

    [Fact]
    public void TopK_ScaleS_GivesTheReferenceBytesOnEveryPath()
    {
        YardstickGenerator.Write("S", _directory.FullName);
        var data = YardstickData.Read(_directory.FullName);
        var pool = data.ToPool();
        var best = new RankedCandidate[data.Needs.Length * 10];
        var counts = new int[data.Needs.Length];

        foreach (var path in KernelPaths.OfThisMachine)
        {
            new Scorer(new ScoringPolicy(), data.Sharing, path).TopK(pool, data.Needs, 10, best, counts, threads: 2);
            var text = new StringWriter();
            CandidateFile.Write(text, best, counts, 10);

            Assert.Equal(BestTenOfS, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))));
        }
    }
}
