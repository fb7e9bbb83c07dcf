using System.Security.Cryptography;
using System.Text;

namespace Matching.Samples.Generation.Drawing;

/// <summary>Keyed hashes of relatives. These are hashes of a number in a small set, so that some volunteers are kin of some clients; nobody is behind them.</summary>
internal static class KinDraw
{
    private const int Families = 25;

    public static ImmutableArray<string> Tags(string region, int percent, Draw draw) =>
        draw.Percent(percent) ? [Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{region} family {draw.Below(Families)}")))] : [];
}
