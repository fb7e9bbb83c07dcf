using System.Buffers.Binary;
using Matching.Contracts.Law;
using Matching.Grains.State;
using Matching.Grains.Volunteers;

namespace Matching.Grains.Municipalities;

/// <summary>Approved people are not left in silence: who was not contacted for too long.</summary>
internal static class Silence
{
    /// <summary>The year 9999, in milliseconds since 1970: where time ends here.</summary>
    private const ulong MaxMilliseconds = 253_402_300_799_999;

    /// <summary>Approved, with a free place, not paused, and neither registered nor contacted since.</summary>
    public static bool Holds(string key, VolunteerState state, string home, LawBook law, DateTimeOffset before, DateTimeOffset now) =>
        state.Profile is { } profile
        && profile.ApprovedTypes(home, law, CivilDay.Of(now)).Any()
        && state.Free(now) > 0
        && !(profile.PausedUntil > CivilDay.Of(now))
        && (LastContact(state) ?? Registered(StoredPages.IdOf(key))) < before;

    /// <summary>The last offer, answer or thanks, or the last time the municipality called, wrote or came.</summary>
    public static DateTimeOffset? LastContact(VolunteerState state) =>
        state.Commitments.Select(c => c.Thanked is { } thanked && thanked > CivilDay.Of(c.Since) ? CivilDay.Begins(thanked) : c.Since)
            .Concat(state.Contacts.Select(c => CivilDay.Begins(c.On)))
            .Max(moment => (DateTimeOffset?)moment);

    /// <summary>The moment in a UUIDv7 (RFC 9562 §5.7); ids of other versions tell none.</summary>
    private static DateTimeOffset Registered(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return id.Version == 7 ? DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Min(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16, MaxMilliseconds)) : DateTimeOffset.MinValue;
    }
}
