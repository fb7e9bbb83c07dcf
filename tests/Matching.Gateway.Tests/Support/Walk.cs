using Matching.Gateway.Imports;

namespace Matching.Gateway.Tests.Support;

/// <summary>Requests with the ids of what was made before: an id in a pattern is the last one made in its collection, or an invented one where there is none.</summary>
internal sealed class Walk(GatewayHost host)
{
    private readonly Dictionary<string, string> made = [];
    private readonly Dictionary<(string, string), HttpClient> clients = [];

    public string this[string collection]
    {
        get => made.TryGetValue(collection, out var id) ? id : made[collection] = Guid.CreateVersion7().ToString();
        set => made[collection] = value;
    }

    public HttpClient Client(string role, string municipality) =>
        clients.TryGetValue((role, municipality), out var known) ? known : clients[(role, municipality)] = host.Client(role, municipality);

    /// <summary>Sends it as its caller would, with the version that holds now, and remembers what it made.</summary>
    public async Task<(HttpStatusCode Status, string Said)> Send(Write write, JsonNode? body, string municipality)
    {
        var (client, path) = (Client(write.Role, municipality), Filled(write.Pattern));
        var (key, tag) = (Guid.NewGuid().ToString(), write.Method == HttpMethod.Put ? await Version(client, path) : null);
        using var response = write.IsFile
            ? await client.SendText(write.Method, path, (string?)body, CsvBody.MediaType, key, tag)
            : await client.Send(write.Method, path, body, key, tag);
        return (response.StatusCode, $"{write.Method} {path} {response.Headers} {await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>Keeps the id in an answer.</summary>
    public void Remember(Write write, string said)
    {
        if (said.IndexOf('{') is > 0 and var json && JsonNode.Parse(said[json..])!["id"] is { } id)
            this[write.Pattern.Split('/')[^1]] = (string)id!;
    }

    public string Filled(string pattern)
    {
        var (path, collection) = (new List<string>(), "");
        foreach (var step in pattern.Split('/'))
        {
            if (!step.StartsWith('{')) collection = step;
            path.Add(step.TrimStart('{').TrimEnd('}').Split(':')[0] switch
            {
                _ when step == collection => step,
                "region" => GatewayHost.Region,
                "home" => GatewayHost.Norrkoping,
                "code" => collection == "districts" ? "north" : GatewayHost.Linkoping,
                "offer" => this["offers"],
                _ => this[collection],
            });
        }

        return string.Join('/', path);
    }

    private static async Task<string?> Version(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        return response.Headers.ETag?.Tag;
    }
}
