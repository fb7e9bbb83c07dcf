using System.Buffers;
using System.Text.Json;

namespace Matching.Silo.Moving;

/// <summary>
/// The one text of a state: members in the order of their names. A dictionary gives its entries in another order in each process, and two exports of
/// the same store would differ.
/// </summary>
internal static class CanonicalJson
{
    public static ReadOnlyMemory<byte> Line(StoredState state)
    {
        var text = new ArrayBufferWriter<byte>(1_024);
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            writer.WriteString("state", state.Name);
            writer.WriteString("key", state.Key);
            writer.WritePropertyName("value");
            Write(writer, state.Json);
            writer.WriteEndObject();
        }

        return text.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
