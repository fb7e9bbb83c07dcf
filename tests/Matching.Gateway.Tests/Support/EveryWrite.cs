namespace Matching.Gateway.Tests.Support;

/// <summary>
/// A request for every route that changes something, in an order in which each goes through. Every text about people carries the canary; those that all
/// members read on purpose (what a drive, a method, a region is called) carry none.
/// </summary>
internal static class EveryWrite
{
    private const string Volunteer = "/v1/volunteers/{id:guid}", Need = "/v1/needs/{id:guid}", Offer = $"{Need}/offers/{{offer:guid}}", Placement = $"{Need}/placements/{{offer:guid}}", Region = "/v1/regions/{region}",
        Drive = $"{Region}/drives/{{id:guid}}", Method = $"{Region}/methods/{{id:guid}}", Agreement = "/v1/agreements/{home}/{id:guid}", Partnership = "/v1/partnerships/{id:guid}";

    public static readonly string Today = CivilDay.Of(TimeProvider.System.GetUtcNow()).ToString("yyyy-MM-dd");

    private static string InDays(int days) => CivilDay.Of(TimeProvider.System.GetUtcNow()).AddDays(days).ToString("yyyy-MM-dd");

    private static readonly string[] Who = ["person", "contact", "member"];

    /// <summary>From the yes to the thanks: a step, and what its body says beside the day.</summary>
    private static readonly string[] Way =
        ["meeting", "meeting/held", "signatures side municipality", "signatures side volunteer", "consents party client", "consents party guardian", "start", "follow-ups result goes-well", $"prolongation until {InDays(3)}", "end reason goal-reached", "thanks"];

    private static JsonObject Place => new() { ["latitude"] = 58.41, ["longitude"] = 15.62 };

    /// <param name="candidate">Reference of the neighbour's volunteer, to whom the needs are offered.</param>
    public static IEnumerable<Write> InOrder(Canary bird, string candidate) => [.. Network(bird), .. People(bird), .. Together(), .. Placements(bird, candidate)];

    private static IEnumerable<Write> Network(Canary bird)
    {
        JsonObject office = new() { ["email"] = bird.Mail("office"), ["webhookUrl"] = $"https://example.org/{bird.Bird}", ["webhookSecret"] = bird.Secret, ["tellVolunteers"] = false };
        JsonObject area = new() { ["south"] = 58.0, ["west"] = 15.0, ["north"] = 59.0, ["east"] = 16.0 };
        JsonObject coordinator = new() { ["subject"] = bird.Text("subject"), ["contactPoint"] = bird.Text("coordinator") };
        JsonObject district = new() { ["name"] = bird.Text("district"), ["contactPoint"] = bird.Text("desk"), ["areas"] = new JsonArray(area), ["coordinators"] = new JsonArray(coordinator) };
        JsonObject terms = new() { ["types"] = new JsonArray("relief"), ["quota"] = 5, ["from"] = "2026-01-01", ["to"] = "2099-01-01" };
        return
        [
            new("PUT /v1/municipalities/{code}", new JsonObject { ["name"] = "Linköping", ["seat"] = Place, ["contactPoint"] = "Contact services", ["regions"] = new JsonArray(GatewayHost.Region) }, Roles.Admin),
            new($"PUT {Region}", new JsonObject { ["title"] = "Testland", ["members"] = new JsonArray(GatewayHost.Linkoping, GatewayHost.Norrkoping), ["centre"] = Place }, Roles.Admin),
            new("PUT /v1/notices/settings", office),
            new("PUT /v1/districts/{code}", district),
            new("DELETE /v1/districts/{code}"),
            new("PUT /v1/districts/{code}", district),
            new("PUT /v1/notices/settings/districts/{code}", new JsonObject { ["email"] = bird.Mail("north"), ["webhookUrl"] = $"https://example.org/{bird.Bird}", ["webhookSecret"] = bird.Secret }),
            // What the neighbour has proposed.
            new($"POST {Agreement}/accept"),
            new($"POST {Agreement}/changes", terms),
            new("POST /v1/agreements", With(terms, "home", GatewayHost.Norrkoping)),
            new($"POST {Agreement}/end"),
        ];
    }

    private static IEnumerable<Write> People(Canary bird)
    {
        var volunteer = Person(bird);
        JsonObject partnership = new() { ["organisation"] = bird.Text("club"), ["kind"] = "community", ["involvement"] = "rooms", ["contactPoint"] = bird.Text("club-desk") };
        return
        [
            new("POST /v1/volunteers", volunteer),
            new($"PUT {Volunteer}", With(volunteer, "experience", 3)),
            new($"POST {Volunteer}/contacts", new JsonObject { ["on"] = Today, ["kind"] = "call" }),
            new($"POST {Volunteer}/events", new JsonObject { ["on"] = Today, ["event"] = "concern-reported" }),
            new("POST /v1/partnerships", partnership),
            new($"PUT {Partnership}", With(partnership, "involvement", "coordination")),
            new($"PUT {Partnership}/volunteers/{{volunteer:guid}}"),
            new($"DELETE {Partnership}/volunteers/{{volunteer:guid}}"),
            new($"DELETE {Volunteer}"),
            new("POST /v1/volunteers", volunteer),
            new("POST /v1/imports/volunteers", CsvFile(Imports.CsvFiles.VolunteerHeader, Imports.CsvFiles.Volunteer(bird.Text("key")).Replace("Testa Påhittad", bird.Text("row")).Replace("testa@", $"{bird.Bird}@").Replace("1740646", bird.Digits))),
            new("POST /v1/imports/needs", CsvFile(Imports.CsvFiles.NeedHeader, Imports.CsvFiles.Need(bird.Text("key")).Replace("Contact services", bird.Text("contact")))),
        ];
    }

    private static IEnumerable<Write> Together()
    {
        JsonObject drive = new()
        {
            ["title"] = "Autumn drive",
            ["types"] = new JsonArray("contact-person"),
            ["from"] = "2026-09-01",
            ["to"] = "2026-12-01",
            ["currency"] = "SEK",
            ["costShares"] = new JsonObject { [GatewayHost.Linkoping] = 50, [GatewayHost.Norrkoping] = 50 },
        };
        JsonObject method = new() { ["title"] = "Working groups", ["text"] = "Meet often.", ["group"] = new JsonObject { ["name"] = "Across", ["size"] = 9, ["sectors"] = new JsonArray("care") } };
        return
        [
            new($"POST {Region}/drives", drive),
            new($"PUT {Drive}", With(drive, "title", "Winter drive")),
            new($"POST {Drive}/join"),
            new($"PUT {Drive}/volunteers/{{volunteer:guid}}"),
            new($"POST {Region}/methods", method),
            new($"PUT {Method}", With(method, "text", "Meet every week.")),
            new($"POST {Method}/results", new JsonObject { ["version"] = 1, ["text"] = "It works." }),
        ];
    }

    private static IEnumerable<Write> Placements(Canary bird, string candidate)
    {
        var need = Case(bird);
        JsonObject refusal = new() { ["on"] = Today, ["side"] = "client", ["reason"] = "not-right-fit" };
        Write[] opened = [new("POST /v1/needs", need), new($"POST {Need}/offers", Offered(bird, candidate))];
        return
        [
            .. opened,
            new($"POST {Offer}/decline", new JsonObject { ["reason"] = "distance" }),
            new($"POST {Need}/lane", new JsonObject { ["offers"] = 0, ["inParallel"] = true, ["minutes"] = 30 }),
            new($"POST {Need}/close"),
            .. opened,
            new($"POST {Offer}/withdraw", new JsonObject { ["reason"] = "client-changed-mind" }),
            .. opened,
            new($"POST {Offer}/accept"),
            new($"POST {Placement}/refusal", refusal),
            .. opened[..1],
            new($"PUT {Need}", With(need, "count", 2)),
            new($"PUT {Need}/delay", new JsonObject { ["reason"] = "no-volunteer" }),
            .. opened[1..],
            new($"POST {Offer}/accept"),
            .. Steps(),
            new($"POST {Region}/rounds", new JsonObject { ["candidatesPerNeed"] = 10, ["seed"] = 7 }, Roles.Regional),
            new($"POST {Region}/rounds/{{round:guid}}/cancel", Role: Roles.Regional),
            new($"POST {Region}/rounds", Role: Roles.Regional),
        ];
    }

    private static IEnumerable<Write> Steps() =>
        from step in Way
        let words = step.Split(' ')
        select new Write($"POST {Placement}/{words[0]}", words.Length == 1 ? new JsonObject { ["on"] = Today } : new JsonObject { ["on"] = Today, [words[1]] = words[2] });

    /// <summary>A community of volunteers that needs an override for <see cref="Case"/>.</summary>
    public static JsonObject Person(Canary bird)
    {
        var body = Bodies.Volunteer(capacity: 8);
        body["kind"] = "community";
        foreach (var who in Who)
        {
            JsonObject named = new() { ["name"] = bird.Text(who), ["email"] = bird.Mail(who), ["phone"] = bird.Phone };
            if (who == "member") body["members"] = new JsonArray(named);
            else body[who] = named;
        }

        body["kinTags"] = new JsonArray(bird.Kin);
        return body;
    }

    private static JsonObject Case(Canary bird)
    {
        var body = Bodies.Need();
        body["start"] = Today;
        body["end"] = InDays(2);
        body["decisionDate"] = "2026-01-01";
        body["modes"] = new JsonArray("person");
        body["case"] = new JsonObject { ["clientReference"] = bird.Text("client"), ["contactPoint"] = bird.Text("contact"), ["monthlyCost"] = 1, ["childAge"] = 15, ["kinTags"] = new JsonArray(bird.Kin) };
        return body;
    }

    private static JsonObject Offered(Canary bird, string candidate) =>
        new() { ["volunteer"] = candidate, ["override"] = new JsonObject { ["rules"] = new JsonArray("mode"), ["reason"] = bird.Text("reason") } };

    private static JsonValue CsvFile(string header, string row) => JsonValue.Create(Imports.CsvFiles.File(header, row));

    private static JsonObject With(JsonObject body, string member, JsonNode value)
    {
        var changed = body.DeepClone().AsObject();
        changed[member] = value;
        return changed;
    }
}
