using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Matching.Gateway.Auth;

namespace Matching.EndToEnd.Tests.Support;

/// <summary>Calls the HTTP API as one municipality in one role.</summary>
internal sealed class Api : IDisposable
{
    private readonly HttpClient client;

    /// <param name="handler">Takes the requests instead of a connection of its own, and outlives this.</param>
    public Api(Uri url, string key, string municipality, string role = "coordinator", HttpMessageHandler? handler = null)
    {
        client = handler is null ? new() : new(handler, disposeHandler: false);
        client.BaseAddress = url;
        var options = new GatewayAuthOptions { DevelopmentKey = key };
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", DevelopmentTokens.Issue(options, municipality, role, TimeSpan.FromHours(8), TimeProvider.System));
    }

    public static Api Of(SiloProcess silo, string municipality, string role = "coordinator") =>
        new(silo.Url, File.ReadAllText(Path.Combine(silo.Data, "development.key")), municipality, role);

    public Task<Answer> Get(string path) => Send(new(HttpMethod.Get, path), null);

    public Task<Answer> Put(string path, object body) => Send(new(HttpMethod.Put, path), JsonContent.Create(body));

    public Task<Answer> Post(string path, object body, Guid? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (key is { } idempotency)
            request.Headers.Add("Idempotency-Key", idempotency.ToString());
        return Send(request, JsonContent.Create(body));
    }

    public async Task<Answer> Send(HttpRequestMessage request, HttpContent? content)
    {
        using (request)
        {
            request.Content = content ?? request.Content;
            using var response = await client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
            return new((int)response.StatusCode, isJson && text.Length > 0 ? JsonDocument.Parse(text).RootElement : default, text) { RetryAfter = response.Headers.RetryAfter?.Delta };
        }
    }

    public void Dispose() => client.Dispose();
}
