using System.Text;
using System.Text.RegularExpressions;

namespace Matching.Gateway.Tests.Support;

/// <summary>A coordinator who reads everything there is about a volunteer and writes it down, without what differs between any two: ids, moments, hashes, numbers in the trail.</summary>
internal sealed partial class Curious(GatewayHost host, string municipality)
{
    public static readonly string Today = CivilDay.Of(TimeProvider.System.GetUtcNow()).ToString("yyyy-MM-dd");

    /// <summary>A trail's own count, and how far the post is with a notice at this moment.</summary>
    private static readonly string[] Passing = ["number", "status", "attempts", "nextAttempt", "fault"];

    private readonly HttpClient asker = host.Client(municipality: municipality), home = host.Client(municipality: GatewayHost.Norrkoping);
    private readonly StringBuilder told = new();
    private readonly List<string> ids = [];

    /// <summary>All answers, in order; the volunteer is gone afterwards.</summary>
    /// <param name="tries">The rules to name in overrides, one after the other.</param>
    public async Task<string> Read(JsonObject needBody, JsonObject volunteerBody, string[][] tries)
    {
        var volunteer = await home.Post("/v1/volunteers", volunteerBody).Expect(HttpStatusCode.Created);
        var id = (string)(await asker.Post("/v1/needs", needBody).Expect(HttpStatusCode.Created))["id"]!;
        var (need, subjects) = ($"/v1/needs/{id}", new[] { id, (string)volunteer["id"]! });
        foreach (var list in new[] { "candidates?k=5", "rejections", "what-if" })
            await Note(asker.GetAsync($"{need}/{list}"));
        await Note(asker.Post($"{need}/offers", Bodies.Offer(volunteer)));
        foreach (var rules in tries)
        {
            var offer = Bodies.Offer(volunteer);
            offer["override"] = new JsonObject { ["rules"] = new JsonArray([.. rules.Select(r => (JsonNode)r)]), ["reason"] = "To see what happens" };
            await Note(asker.Post($"{need}/offers", offer));
        }

        await Note(asker.GetAsync(need));
        foreach (var offer in (await asker.GetAsync(need).Expect(HttpStatusCode.OK))["offers"]!.AsArray())
            await Live(need, (string)offer!["id"]!);
        await Note(asker.Post($"{need}/lane", new JsonObject { ["offers"] = 2, ["minutes"] = 15 }));
        await Note(asker.Post($"{need}/close"));
        foreach (var list in new[] { "notices", "audit", "placements?filter=all", "agreements" })
            await NoteItems(list, subjects);
        await home.Send(HttpMethod.Delete, $"/v1/volunteers/{volunteer["id"]}").Expect(HttpStatusCode.NoContent);
        return told.ToString();
    }

    private async Task Live(string need, string offer)
    {
        await Note(asker.GetAsync($"{need}/offers/{offer}"));
        await Note(asker.Post($"{need}/offers/{offer}/accept"));
        JsonObject[] signatures = [On("side", "municipality"), On("side", "volunteer")];
        foreach (var (step, body) in new[] { ("meeting", On()), ("meeting/held", On()), ("signatures", signatures[0]), ("signatures", signatures[1]), ("consents", On("party", "client")), ("start", On()) })
            await Note(asker.Post($"{need}/placements/{offer}/{step}", body));
        await Note(asker.GetAsync($"{need}/placements/{offer}"));
        await Note(asker.Post($"{need}/placements/{offer}/end", On("reason", "goal-reached")));
        await Note(asker.Post($"{need}/offers/{offer}/withdraw", new JsonObject()));
    }

    private static JsonObject On(string? member = null, string? value = null)
    {
        JsonObject body = new() { ["on"] = Today };
        if (member is not null) body[member] = value;
        return body;
    }

    private async Task Note(Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        Write($"{(int)response.StatusCode} {response.Content.Headers.ContentType} {response.Headers.ETag} {response.Headers.Location} {await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>What the lists say of this case: they go on from case to case.</summary>
    private async Task NoteItems(string list, string[] subjects)
    {
        for (var next = $"/v1/{list}{(list.Contains('?') ? '&' : '?')}limit=500"; next is not null;)
        {
            var page = await asker.GetAsync(next).Expect(HttpStatusCode.OK);
            foreach (var item in page["items"]!.AsArray().Select(i => i!.AsObject()).Where(i => list == "agreements" || subjects.Any(i.ToJsonString().Contains)))
            {
                foreach (var member in Passing)
                    item.Remove(member);
                Write($"{list} {item.ToJsonString()}");
            }

            next = (string?)page["next"];
        }
    }

    private void Write(string line) => told.AppendLine(Moment().Replace(Hash().Replace(Id().Replace(line, id => $"#{Known(id.Value)}"), "hash"), "moment"));

    private int Known(string id)
    {
        if (!ids.Contains(id)) ids.Add(id);
        return ids.IndexOf(id);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("[0-9a-f]{32,64}")]
    private static partial Regex Hash();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[\d:.]+(Z|\\u002B00:00|\+00:00)")]
    private static partial Regex Moment();
}
