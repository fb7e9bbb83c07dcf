namespace Matching.Gateway.Tests.Support;

/// <summary>A valid request that changes something.</summary>
/// <param name="Route">Method and pattern, as the service maps it.</param>
/// <param name="Body">JSON; a text is a CSV file.</param>
internal sealed record Write(string Route, JsonNode? Body = null, string Role = Roles.Coordinator)
{
    public HttpMethod Method => new(Route.Split(' ')[0]);

    public string Pattern => Route.Split(' ')[1];

    public bool IsFile => Body is JsonValue;

    /// <summary>The request as often as its body has values, each time with another text in the place of one of them.</summary>
    /// <param name="except">Members that stay as they are.</param>
    public IEnumerable<JsonNode> Misplacing(string text, string[] except)
    {
        if (Body is JsonValue file)
        {
            var lines = ((string)file!).Split('\n');
            for (var i = 0; i < lines[1].Split(',').Length; i++)
                yield return string.Join('\n', lines[0], string.Join(',', lines[1].Split(',').Select((cell, at) => at == i ? text : cell))) + "\n";
            yield break;
        }

        foreach (var i in Texts().Index().Where(t => !except.Contains(t.Item.Path)).Select(t => t.Index))
        {
            var changed = Body!.DeepClone();
            Leaves(changed).ElementAt(i).ReplaceWith(text);
            yield return changed;
        }
    }

    /// <summary>The texts, numbers and booleans of a body with the names of the members they lie in, like contact.name.</summary>
    public IEnumerable<(string Path, string Text)> Texts() =>
        Leaves(Body).Select(leaf => (string.Concat(leaf.GetPath().Split('[').Select(part => part[(part.IndexOf(']') + 1)..]))[2..], leaf.ToString()));

    private static IEnumerable<JsonValue> Leaves(JsonNode? node) => node switch
    {
        JsonValue value => [value],
        JsonArray array => array.SelectMany(Leaves),
        JsonObject members => members.SelectMany(m => Leaves(m.Value)),
        _ => [],
    };
}
