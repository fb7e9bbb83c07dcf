using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Matching.Contracts;
using Matching.Contracts.Pool;
using Matching.Core;
using Matching.Grains.Pool;

namespace Matching.Grains.Rounds;

/// <summary>
/// The inputs of a round as bytes: "MRI1", three 32-bit lengths (JSON, bytes a row, rows), the <see cref="RoundBasis"/> as JSON, and the volunteers' rows
/// (<see cref="RowBytes"/>) by id. The same however the pool is split. No name, address or free text is in it: places are cells, ids are opaque.
/// </summary>
internal sealed class RoundDocument
{
    private const int HeaderLength = 16;
    private static readonly byte[] Magic = "MRI1"u8.ToArray();
    private readonly byte[] bytes;

    private RoundDocument(byte[] bytes) => this.bytes = bytes;

    /// <summary>SHA-256 over all bytes, hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static RoundDocument Of(RoundBasis basis, IReadOnlyList<ShardRoster> shards)
    {
        var count = shards.Sum(shard => shard.Count);
        var (ids, order, next) = (new UInt128[count], new (int Shard, int Row)[count], 0);
        for (var shard = 0; shard < shards.Count; shard++)
        {
            var columns = MemoryMarshal.AsBytes(shards[shard].Columns.AsSpan());
            for (var row = 0; row < shards[shard].Count; row++)
                (ids[next], order[next++]) = (BinaryPrimitives.ReadUInt128LittleEndian(columns[(row * RowBytes.Length)..]), (shard, row));
        }

        Array.Sort(ids, order);
        return Of(basis with { TypeRooms = TypeRooms(shards), Absences = Absences(shards), TimesLeft = TimesLeft(shards), PurposeDays = PurposeDays(shards), PlacesLeft = PlacesLeft(shards), Kin = Kin(basis, shards) }, count, (place, bytes) =>
        {
            var (shard, row) = order[place];
            MemoryMarshal.AsBytes(shards[shard].Columns.AsSpan()).Slice(row * RowBytes.Length, RowBytes.Length).CopyTo(bytes);
        });
    }

    /// <summary>Base64 of the compressed bytes.</summary>
    public string Pack()
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(bytes);
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    /// <exception cref="InvalidDataException">The text is damaged.</exception>
    public static RoundDocument Unpack(string packed)
    {
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
            using var bytes = new MemoryStream();
            deflate.CopyTo(bytes);
            return new(bytes.ToArray());
        }
        catch (FormatException damaged)
        {
            throw new InvalidDataException("The stored text is no Base64.", damaged);
        }
    }

    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public (RoundBasis Basis, VolunteerRow[] Rows) Read()
    {
        if (bytes.Length < HeaderLength || !bytes.AsSpan().StartsWith(Magic))
            throw new InvalidDataException("These are no inputs of a round.");
        var (json, length, count) = (Number(4), Number(8), Number(12));
        if (json < 0 || length < 0 || count < 0 || bytes.Length != HeaderLength + json + (long)length * count)
            throw new InvalidDataException("The lengths do not add up.");
        try
        {
            var basis = JsonSerializer.Deserialize<RoundBasis>(bytes.AsSpan(HeaderLength, json), ContractJson.Options)!;
            var rows = new VolunteerRow[count];
            for (var row = 0; row < count; row++)
                rows[row] = RowBytes.Read(bytes.AsSpan(HeaderLength + json + row * length, length), basis.Members);
            return (basis, rows
                .WithRare(basis.Absences.RemoveAll(a => a.IsFull), a => a.Volunteer, a => new Away((short)a.From, (short)a.To), (rare, away) => rare with { Away = away })
                .WithRare([.. basis.PlacesLeft, .. FullDays(basis)], p => p.Volunteer, p => new PlacesLeft((short)p.From, (short)p.To, (byte?)p.Type, (short)p.Left), (rare, places) => rare with { PlacesLeft = places })
                .WithRare(basis.TimesLeft, t => t.Volunteer, t => new TimeLeft((short)t.From, (short)t.To, (byte)t.Weekends, (short)t.Hours, t.Slots), (rare, times) => rare with { TimeLeft = times })
                .WithRare(basis.PurposeDays, p => p.Volunteer, p => new PurposeDay((byte)p.Check, (byte)p.Purposes, (short)p.Day), (rare, days) => rare with { PurposeDays = days }));
        }
        catch (JsonException damaged)
        {
            throw new InvalidDataException("The basis cannot be read.", damaged);
        }

        int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
    }

    private delegate void RowWriter(int place, Span<byte> bytes);

    private static RoundDocument Of(RoundBasis basis, int rows, RowWriter write)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(basis, ContractJson.Options);
        var bytes = new byte[HeaderLength + json.Length + rows * RowBytes.Length];
        Magic.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), json.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), RowBytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), rows);
        json.CopyTo(bytes, HeaderLength);
        for (var row = 0; row < rows; row++)
            write(row, bytes.AsSpan(HeaderLength + json.Length + row * RowBytes.Length, RowBytes.Length));
        return new(bytes);
    }

    /// <summary>Inputs that were stored before places were told by days tell the days on which none is left, of all types or of one.</summary>
    private static IEnumerable<VolunteerPlacesLeft> FullDays(RoundBasis basis) =>
        from absence in basis.Absences
        where absence.IsFull && absence.From < absence.To
        let type = absence.Roles == ushort.MaxValue ? null : (AssignmentType?)BitOperations.Log2((uint)absence.Roles)
        orderby type is not null, type, absence.From
        select new VolunteerPlacesLeft(absence.Volunteer, absence.From, absence.To, type, 0);

    private static ImmutableArray<VolunteerPlacesLeft> PlacesLeft(IReadOnlyList<ShardRoster> shards) =>
        [.. shards.SelectMany(s => s.PlacesLeft.Select(p => new VolunteerPlacesLeft(s.Volunteers[p.Row].Id, p.From, p.To, p.Type, p.Left))).OrderBy(p => Ids.Number(p.Volunteer))];

    private static ImmutableArray<VolunteerPurposeDay> PurposeDays(IReadOnlyList<ShardRoster> shards) =>
        [.. shards.SelectMany(s => s.PurposeDays.Select(p => new VolunteerPurposeDay(s.Volunteers[p.Row].Id, p.Check, p.Purposes, p.Day))).OrderBy(p => Ids.Number(p.Volunteer))];

    private static ImmutableArray<VolunteerTimeLeft> TimesLeft(IReadOnlyList<ShardRoster> shards) =>
        [.. shards.SelectMany(s => s.TimesLeft.Select(t => new VolunteerTimeLeft(s.Volunteers[t.Row].Id, t.From, t.To, t.Weekends, t.Hours, t.Slots))).OrderBy(t => Ids.Number(t.Volunteer))];

    private static ImmutableArray<VolunteerAbsence> Absences(IReadOnlyList<ShardRoster> shards) =>
        [.. shards.SelectMany(s => s.Absences.Select(a => new VolunteerAbsence(s.Volunteers[a.Row].Id, a.From, a.To, a.Roles, a.IsFull))).OrderBy(a => Ids.Number(a.Volunteer))];

    private static ImmutableArray<ExcludedKin> Kin(RoundBasis basis, IReadOnlyList<ShardRoster> shards) =>
        [
            .. shards.SelectMany(s => s.Kin.Select(k => (k.Need, Volunteer: s.Volunteers[k.Row].Id))).OrderBy(k => k.Need).ThenBy(k => Ids.Number(k.Volunteer))
                .Select(k => new ExcludedKin(basis.Query.Needs[k.Need].Need, k.Volunteer)),
        ];

    private static ImmutableArray<VolunteerTypeRoom> TypeRooms(IReadOnlyList<ShardRoster> shards) =>
        [.. shards.SelectMany(s => s.TypeRooms.Select(room => new VolunteerTypeRoom(s.Volunteers[room.Row].Id, room.Type, room.Left))).OrderBy(r => Ids.Number(r.Volunteer)).ThenBy(r => r.Type)];
}
