using System.Text.Json;
using Matching.Contracts;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.State;

/// <summary>Equality by content for messages that hold collections, whose own record equality compares references.</summary>
internal static class Sameness
{
    public static bool SameAs(this MunicipalityProfile a, MunicipalityProfile b) =>
        Same(a, b);

    public static bool SameTerms(this SharingAgreement a, SharingAgreement b) =>
        a.Types.SequenceEqual(b.Types) && a with { Types = b.Types, Status = b.Status, EndsOn = b.EndsOn, Revision = b.Revision } == b;

    // Dictionaries have no order: the only one is compared by itself.
    public static bool SameAs(this VolunteerProfile a, VolunteerProfile b) =>
        a.CapacityByType.Count == b.CapacityByType.Count && a.CapacityByType.All(c => b.CapacityByType.TryGetValue(c.Key, out var other) && other == c.Value)
        && Same(a with { CapacityByType = b.CapacityByType }, b);

    public static bool SameAs(this NeedRequirements a, NeedRequirements b) => Same(a, b);

    public static bool SameAs(this NeedCase a, NeedCase b) => Same(a, b);

    private static bool Same<T>(T a, T b) => Bytes(a).AsSpan().SequenceEqual(Bytes(b));

    private static byte[] Bytes<T>(T message) => JsonSerializer.SerializeToUtf8Bytes(message, ContractJson.Options);
}
