namespace Matching.Contracts.Values;

/// <summary>Names a need everywhere: the municipality that opened it and an opaque UUIDv7. Written <c>se-0580/0193…</c>.</summary>
[GenerateSerializer, Immutable, Alias("matching.need-ref")]
public readonly record struct NeedRef(string Municipality, Guid Id)
{
    public override string ToString() => $"{Municipality}/{Id:D}";

    public static bool TryParse(string? text, out NeedRef reference) => EntityRef.TryParse(text, out reference, (m, id) => new(m, id));

    public static NeedRef FromKey(string key) => EntityRef.FromKey(key, (m, id) => new NeedRef(m, id));
}
