using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Matching.Contracts;
using Matching.Contracts.Needs;
using Matching.Contracts.Pool;
using Matching.Core;
using Matching.Grains.Pool;
using Rejection = Matching.Core.Rejection;

namespace Matching.Grains.Volunteers;

/// <summary>
/// All that the judgement of one pair rests on: the volunteer's row as the pool may know it, the need's descriptor with weights and map, the moment and
/// the rule of law. No name, address or free text is in it.
/// </summary>
internal sealed record PairInputs(PoolRow Row, PoolQuery Query, DateTimeOffset At, string LawVersion)
{
    public static byte[] Bytes(string packed)
    {
        using var inflate = new DeflateStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        inflate.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Base64 of the compressed bytes.</summary>
    public static string Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(bytes);
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, ContractJson.Options);

    /// <summary>Judges the inputs as they were written, so that nothing that is not in the bytes can play a part.</summary>
    public static PairDecision Judge(byte[] bytes)
    {
        var (row, query, at, law) = JsonSerializer.Deserialize<PairInputs>(bytes, ContractJson.Options) ?? throw new JsonException("The inputs are empty.");
        var snapshot = PoolSnapshot.Create([VolunteerColumns.Columns(row, query.Map, at)]);
        var (id, isKin) = (Ids.Number(row.Volunteer.Id), row.KinTags.Intersect(query.Needs[0].KinTags).Any());
        var need = NeedColumns.Rows(query, _ => isKin ? [id] : [])[0];
        var found = NeedColumns.Scorer(query).ExplainRow(snapshot, snapshot.RowOf(id), need);
        return found.Rejection == Rejection.None
            ? new(Hash(bytes), query.Weights.Version, law, found.Parts.Total, PinnedRound.Parts(found), RejectionReasons.None)
            : new(Hash(bytes), query.Weights.Version, law, 0, null, Reasons.Contract(found.Rejection));
    }

    public static PairReplay Replay(Guid offer, PairDecision recorded, string packed)
    {
        var answer = new PairReplay(offer, false, recorded, string.Empty, null, null);
        try
        {
            var bytes = Bytes(packed);
            answer = answer with { StoredInputsHash = Hash(bytes) };
            if (answer.StoredInputsHash != recorded.InputsHash)
                return answer with { Difference = "The stored inputs are not those that the decision recorded." };
            var again = Judge(bytes);
            var same = Json(again).AsSpan().SequenceEqual(Json(recorded));
            return answer with { Replayed = again, IsIdentical = same, Difference = same ? null : "The decision comes out differently." };
        }
        catch (Exception damage) when (damage is InvalidDataException or FormatException or JsonException or MatchingInputException)
        {
            return answer with { Difference = "The stored inputs are damaged." };
        }
    }

    private static byte[] Json(PairDecision decision) => JsonSerializer.SerializeToUtf8Bytes(decision, ContractJson.Options);
}
