namespace Matching.Contracts.Values;

/// <summary>Names a volunteer everywhere: the home municipality and an opaque UUIDv7. Written <c>se-0580/0193…</c>.</summary>
[GenerateSerializer, Immutable, Alias("matching.volunteer-ref")]
public readonly record struct VolunteerRef(string Municipality, Guid Id)
{
    public override string ToString() => $"{Municipality}/{Id:D}";

    public static bool TryParse(string? text, out VolunteerRef reference) => EntityRef.TryParse(text, out reference, (m, id) => new(m, id));

    public static VolunteerRef FromKey(string key) => EntityRef.FromKey(key, (m, id) => new VolunteerRef(m, id));
}
