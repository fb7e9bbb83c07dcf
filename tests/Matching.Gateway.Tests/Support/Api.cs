using System.Text;

namespace Matching.Gateway.Tests.Support;

/// <summary>Requests as a municipal system sends them.</summary>
internal static class Api
{
    private static readonly string[] Always = ["title", "detail", "cure", "traceId"];

    public static Task<HttpResponseMessage> Send(
        this HttpClient client, HttpMethod method, string path, JsonNode? body = null, string? key = null, string? ifMatch = null) =>
        client.SendText(method, path, body?.ToJsonString(), "application/json", key, ifMatch);

    public static async Task<HttpResponseMessage> SendText(
        this HttpClient client, HttpMethod method, string path, string? body, string type = "application/json", string? key = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, type);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> Post(this HttpClient client, string path, JsonNode? body = null, string? key = null) =>
        client.Send(HttpMethod.Post, path, body, key ?? Guid.NewGuid().ToString());

    public static async Task<JsonObject> Json(this HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<JsonObject>())!;

    /// <summary>The body of a response that must have this status.</summary>
    public static async Task<JsonObject> Expect(this Task<HttpResponseMessage> sent, HttpStatusCode status)
    {
        using var response = await sent;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} instead of {(int)status}: {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>A problem that must be complete: type, title, status, detail, cure and trace.</summary>
    public static async Task<JsonObject> ExpectProblem(this Task<HttpResponseMessage> sent, int status, string slug, string? field = null)
    {
        using var response = await sent;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} instead of {status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!.AsObject();
        Assert.Equal($"/problems/{slug}", (string?)problem["type"]);
        Assert.Equal(status, (int?)problem["status"]);
        Assert.All(Always, member => Assert.False(string.IsNullOrWhiteSpace((string?)problem[member]), $"no {member}: {text}"));
        if (field is not null) Assert.Equal(field, (string?)problem["field"]);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        return problem;
    }
}
