using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Matching.Contracts.Imports;

namespace Matching.Gateway.Imports;

/// <summary>The external key of a row, hashed: a source system's key may be a national id, and grain keys show in logs.</summary>
/// <param name="Hash">SHA-256 over municipality, kind and key, hexadecimal.</param>
internal readonly record struct ExternalKey(string Municipality, string Hash)
{
    private const int Buckets = 16;

    public int Bucket => byte.Parse(Hash.AsSpan(0, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % Buckets;

    /// <summary>Half of the hash: enough to tell apart the rows of one file.</summary>
    public UInt128 Mark => UInt128.Parse(Hash.AsSpan(0, 32), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public static ExternalKey Of(string municipality, string kind, string key) =>
        new(municipality, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{municipality}\n{kind}\n{key}"))));
}

/// <summary>Turns external keys into ids, many at a time.</summary>
internal sealed class ExternalKeys(IGrainFactory grains, string kind, ParallelOptions parallel)
{
    /// <summary>The ids in the order of the keys; where <paramref name="create"/> is false, unknown ones are empty.</summary>
    public async Task<Guid[]> Resolve(IReadOnlyList<ExternalKey> keys, bool create)
    {
        var ids = new Guid[keys.Count];
        var buckets = keys.Index().GroupBy(k => (k.Item.Municipality, k.Item.Bucket)).ToArray();
        await Parallel.ForEachAsync(buckets, parallel, async (bucket, _) =>
        {
            var grain = grains.GetGrain<IExternalKeysGrain>(GrainKeys.ExternalKeys(bucket.Key.Municipality, kind, bucket.Key.Bucket));
            var resolved = await grain.Resolve([.. bucket.Select(k => k.Item.Hash)], create);
            foreach (var (place, key) in bucket.Index()) ids[key.Index] = resolved[place];
        });
        return ids;
    }
}
