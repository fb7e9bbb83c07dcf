using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Matching.Contracts;
using Matching.Samples.Format;

namespace Matching.Samples.Generation.Writing;

/// <summary>Writes <c>region.json</c> for people: a line for each municipality and each agreement.</summary>
internal static class RegionJson
{
    private static readonly JsonSerializerOptions Readable = new(ContractJson.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(RegionFile file)
    {
        var members = JsonSerializer.SerializeToNode(file, Readable)!.AsObject().Select(m => $"  \"{m.Key}\": {Value(m.Value!)}");
        return $"{{\n{string.Join(",\n", members)}\n}}\n";
    }

    private static string Value(JsonNode node) =>
        node is JsonArray { Count: > 0 } list ? $"[\n{string.Join(",\n", list.Select(item => "    " + Line(item!)))}\n  ]" : Line(node);

    private static string Line(JsonNode node) => node switch
    {
        JsonObject members => $"{{ {string.Join(", ", members.Select(m => $"\"{m.Key}\": {Line(m.Value!)}"))} }}",
        JsonArray items => $"[{string.Join(", ", items.Select(i => Line(i!)))}]",
        _ => node.ToJsonString(Readable),
    };
}
