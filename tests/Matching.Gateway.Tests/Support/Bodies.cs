namespace Matching.Gateway.Tests.Support;

/// <summary>Valid bodies; a test changes what it is about.</summary>
internal static class Bodies
{
    public static JsonObject Volunteer(int capacity = 1) => new()
    {
        ["person"] = new JsonObject { ["name"] = "Testa Påhittad", ["email"] = "testa@example.org" },
        ["gender"] = "female",
        ["home"] = new JsonObject { ["latitude"] = 58.41, ["longitude"] = 15.62 },
        ["maxTravelKm"] = 50,
        ["types"] = new JsonArray("contact-person", "visitor"),
        ["approvals"] = Approved("contact-person", "visitor"),
        ["languages"] = new JsonArray("sv"),
        ["checks"] = new JsonArray(new JsonObject { ["kind"] = "criminal-record", ["date"] = "2026-01-01" }),
        ["weekSlots"] = new JsonArray("mon-16", "tue-16"),
        ["capacity"] = capacity,
        ["sharedOutsideHome"] = true,
    };

    public static JsonObject Need(int count = 1) => new()
    {
        ["type"] = "contact-person",
        ["place"] = new JsonObject { ["latitude"] = 58.42, ["longitude"] = 15.60 },
        ["count"] = count,
        ["start"] = "2027-01-15",
        ["decisionDate"] = "2026-01-01",
        ["languagesRequired"] = new JsonArray("sv"),
        ["weekSlots"] = new JsonArray("mon-16"),
        ["slotsNeeded"] = 1,
        ["case"] = new JsonObject { ["clientReference"] = "T-1", ["contactPoint"] = "Contact services", ["monthlyCost"] = 1500 },
    };

    public static JsonArray Approved(params string[] types) =>
        [.. types.Select(type => (JsonNode)new JsonObject { ["type"] = type, ["stage"] = "approved", ["since"] = "2026-01-15" })];

    public static async Task<JsonObject> NewVolunteer(this HttpClient client, int capacity = 1) =>
        await client.Post("/v1/volunteers", Volunteer(capacity)).Expect(HttpStatusCode.Created);

    public static async Task<JsonObject> NewNeed(this HttpClient client, int count = 1) =>
        await client.Post("/v1/needs", Need(count)).Expect(HttpStatusCode.Created);

    public static JsonObject Offer(JsonObject volunteer) => new() { ["volunteer"] = (string?)volunteer["reference"] };
}
