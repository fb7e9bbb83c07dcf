using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Matching.Gateway.Tests.Resources;

/// <summary>
/// Names planted where a client's and a volunteer's data lie, while one placement runs its whole way between two municipalities. They may not
/// come up in an answer to the other municipality, in a log, a trace or a metric.
/// </summary>
public sealed class CanaryTests
{
    private const string Client = "Kanariefågel-Klient", Contact = "Kanariefågel-Kontakt", Reason = "Kanariefågel-Skäl", Person = "Kanariefågel-Person", Mail = "kanarie@example.org", Phone = "0999-424242",
        Answers = "Kanariefågel-Ansvarig", AnswersMail = "ansvarig-kanarie@example.org", AnswersPhone = "0999-434343", Member = "Kanariefågel-Medlem", MemberMail = "medlem-kanarie@example.org", MemberPhone = "0999-444444",
        Office = "kanarie-kontor@example.org", Secret = "kanarie-hemlighet-0123456789-abcdefghij", Club = "Kanariefågel-Klubben", Desk = "Kanariefågel-Disken", Subject = "kanarie-samordnare";
    private static readonly string ClientKin = new('c', 64), VolunteerKin = new('e', 64);
    private static readonly string[] OfTheNeed = [Client, Contact, Reason, ClientKin], OfTheOffice = [Office, Secret, Club, Desk, Subject],
        OfTheVolunteer = [Person, Mail, Phone, Answers, AnswersMail, AnswersPhone, Member, MemberMail, MemberPhone, VolunteerKin];
    private static readonly string Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd");

    [Fact]
    public async Task Placement_BetweenMunicipalities_LeavesNoNameElsewhere()
    {
        await using var host = await GatewayHost.Start(new() { [GatewayHost.LogEverything] = "true" });
        using var telemetry = new Telemetry();
        var (own, home) = (host.Client(), host.Client(municipality: GatewayHost.Norrkoping));
        List<string> toOwn = [], toHome = [];
        var (need, offer, volunteer) = await Place(own, home, toOwn);
        await ReadEverything(own, toOwn, need, offer, volunteer);
        await ReadEverything(home, toHome, need, offer, volunteer);
        await ReadEverything(host.Client(Roles.Regional, GatewayHost.Norrkoping), toHome, need, offer, volunteer);
        await ReadEverything(host.Client(Roles.Admin, GatewayHost.Outsider), toHome, need, offer, volunteer);

        Assert.Contains(toOwn, a => a.Contains(Client, StringComparison.Ordinal));
        Assert.Contains(toHome, a => a.Contains(Person, StringComparison.Ordinal));
        Assert.All(OfTheOffice.Except([Secret]), name => Assert.Contains(toOwn, a => a.Contains(name, StringComparison.Ordinal)));
        Silent([.. OfTheVolunteer, Secret], toOwn, "answer to the receiving municipality");
        Silent([.. OfTheNeed, .. OfTheOffice], toHome, "answer to the home municipality");
        telemetry.Read();
        Assert.NotEmpty(telemetry.Seen);
        Assert.Contains(host.Logs.Lines, l => l.StartsWith("Debug", StringComparison.Ordinal));
        Silent([.. OfTheNeed, .. OfTheVolunteer, .. OfTheOffice], host.Logs.Lines, "log line");
        Silent([.. OfTheNeed, .. OfTheVolunteer, .. OfTheOffice], telemetry.Seen, "trace or metric");
    }

    /// <summary>What a text of a request is: planted above, or a code of a vocabulary. A new text fails here until it is said.</summary>
    [Fact]
    public void Texts_OfRequestsAboutPeople_ArePlantedOrCodes()
    {
        string[] planted = ["Person.Name", "Person.Email", "Person.Phone", "Contact.Name", "Contact.Email", "Contact.Phone", "Members.Name", "Members.Email", "Members.Phone", "KinTags",
                "Case.ClientReference", "Case.ContactPoint", "Case.KinTags", "Reason"],
            codes = ["Languages", "Interests", "Qualifications", "WeekSlots", "LanguagesRequired", "LanguagesPreferred", "QualificationsRequired", "Case.Conflicts", "Volunteer", "Rules"];
        var texts = new[] { typeof(Volunteers.VolunteerRequest), typeof(Needs.NeedRequest), typeof(Offers.OfferRequestDto), typeof(Offers.OverrideDto) }.SelectMany(t => Texts(t, "")).Distinct().ToList();
        Assert.Empty(texts.Except(planted).Except(codes));
        Assert.Empty(planted.Except(texts));
    }

    private static IEnumerable<string> Texts(Type type, string within)
    {
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            var inner = property.PropertyType.IsGenericType ? property.PropertyType.GenericTypeArguments[0] : property.PropertyType;
            if (inner == typeof(string))
                yield return within + property.Name;
            else if (inner.Assembly == typeof(Volunteers.VolunteerRequest).Assembly && inner.IsClass && property.Name != "Override")
                foreach (var text in Texts(inner, $"{within}{property.Name}.")) yield return text;
        }
    }

    /// <summary>The control: a name that is said aloud is heard.</summary>
    [Fact]
    public async Task Listeners_NameSaidAloud_IsHeard()
    {
        await using var host = await GatewayHost.Start();
        using var telemetry = new Telemetry();
        using var source = new ActivitySource("canary");
        using (var activity = source.StartActivity("control")) activity?.SetTag("who", Person);
        host.Services.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>().CreateLogger("canary").Log(Microsoft.Extensions.Logging.LogLevel.Warning, default, Person, null, (text, _) => text);
        Assert.Contains(telemetry.Seen, s => s.Contains(Person, StringComparison.Ordinal));
        Assert.Contains(host.Logs.Lines, s => s.Contains(Person, StringComparison.Ordinal));
    }

    private static async Task<(string Need, string Offer, string Volunteer)> Place(HttpClient own, HttpClient home, List<string> answers)
    {
        var body = Bodies.Volunteer();
        body["person"] = new JsonObject { ["name"] = Person, ["email"] = Mail, ["phone"] = Phone };
        body["kind"] = "community";
        body["contact"] = new JsonObject { ["name"] = Answers, ["email"] = AnswersMail, ["phone"] = AnswersPhone };
        body["members"] = new JsonArray(new JsonObject { ["name"] = Member, ["email"] = MemberMail, ["phone"] = MemberPhone });
        body["kinTags"] = new JsonArray(VolunteerKin);
        body["languages"] = new JsonArray("ar");
        var volunteer = await home.Post("/v1/volunteers", body).Expect(HttpStatusCode.Created);
        body = Bodies.Need();
        body["start"] = Today;
        body["decisionDate"] = "2026-01-01";
        body["case"] = new JsonObject { ["clientReference"] = Client, ["contactPoint"] = Contact, ["monthlyCost"] = 1, ["childAge"] = 15, ["kinTags"] = new JsonArray(ClientKin) };
        await PlantInTheOffice(own);
        var need = (string)(await own.Post("/v1/needs", body).Expect(HttpStatusCode.Created))["id"]!;
        var given = Bodies.Offer(volunteer);
        answers.Add((await own.Post($"/v1/needs/{need}/offers", given.DeepClone()).ExpectProblem(409, "not-eligible")).ToString());
        given["override"] = new JsonObject { ["rules"] = new JsonArray("language"), ["reason"] = Reason };
        var offer = (string)(await own.Post($"/v1/needs/{need}/offers", given).Expect(HttpStatusCode.Created))["id"]!;
        answers.Add((await own.Post($"/v1/needs/{need}/offers/{offer}/accept").Expect(HttpStatusCode.OK)).ToString());
        foreach (var (step, more) in new[] { ("meeting", ""), ("meeting/held", ""), ("signatures", "side=municipality"), ("signatures", "side=volunteer"), ("consents", "party=client"), ("consents", "party=guardian"), ("start", ""), ("end", "reason=goal-reached"), ("thanks", "") })
        {
            var day = new JsonObject { ["on"] = Today };
            if (more.Split('=') is [var name, var value]) day[name] = value;
            answers.Add((await own.Post($"/v1/needs/{need}/placements/{offer}/{step}", day).Expect(HttpStatusCode.OK)).ToString());
        }

        return (need, offer, (string)volunteer["id"]!);
    }

    /// <summary>What a municipality keeps for itself: where its notices go, who coordinates, with whom it works.</summary>
    private static async Task PlantInTheOffice(HttpClient own)
    {
        using var settings = await own.GetAsync("/v1/notices/settings");
        await own.Send(HttpMethod.Put, "/v1/notices/settings", new JsonObject { ["email"] = Office, ["webhookUrl"] = "https://example.org/hook", ["webhookSecret"] = Secret, ["tellVolunteers"] = false }, ifMatch: settings.Headers.ETag!.Tag).Expect(HttpStatusCode.OK);
        var area = new JsonObject { ["south"] = 58.0, ["west"] = 15.0, ["north"] = 59.0, ["east"] = 16.0 };
        await own.Send(HttpMethod.Put, "/v1/districts/north", new JsonObject
        {
            ["name"] = "North",
            ["contactPoint"] = Desk,
            ["areas"] = new JsonArray(area),
            ["coordinators"] = new JsonArray(new JsonObject { ["subject"] = Subject, ["contactPoint"] = Desk }),
        });
        await own.Post("/v1/partnerships", new JsonObject { ["organisation"] = Club, ["kind"] = "community", ["involvement"] = "rooms", ["contactPoint"] = Desk });
    }

    /// <summary>Every route that can be read, with the ids that were planted, whatever it answers.</summary>
    private static async Task ReadEverything(HttpClient client, List<string> answers, string need, string offer, string volunteer)
    {
        var paths = (await client.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!["paths"]!.AsObject();
        foreach (var (template, operations) in paths.Where(p => p.Value!.AsObject().ContainsKey("get")))
        {
            foreach (var id in template.StartsWith("/v1/volunteers", StringComparison.Ordinal) ? new[] { volunteer } : [need, offer])
            {
                var path = template.Replace("{id}", id, StringComparison.Ordinal).Replace("{offer}", offer, StringComparison.Ordinal).Replace("{region}", GatewayHost.Region, StringComparison.Ordinal)
                    .Replace("{round}", offer, StringComparison.Ordinal).Replace("{code}", GatewayHost.Linkoping, StringComparison.Ordinal).Replace("{home}", GatewayHost.Norrkoping, StringComparison.Ordinal);
                using var response = await client.GetAsync(path);
                answers.Add($"{path} {response.Headers} {await response.Content.ReadAsStringAsync()}");
            }
        }
    }

    private static void Silent(string[] names, IEnumerable<string> said, string where)
    {
        foreach (var line in said)
            foreach (var name in names)
                Assert.False(line.Contains(name, StringComparison.OrdinalIgnoreCase), $"{name} in a {where}: {line}");
    }

    /// <summary>Hears every span and every measurement of the process, with their tags.</summary>
    private sealed class Telemetry : IDisposable
    {
        private readonly ActivityListener spans;
        private readonly MeterListener meters = new();

        public Telemetry()
        {
            spans = new()
            {
                ShouldListenTo = _ => true,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = a => Seen.Enqueue($"{a.DisplayName} {string.Join(' ', a.TagObjects)} {string.Join(' ', a.Baggage)} {a.OperationName} {a.StatusDescription} {a.TraceStateString} {string.Join(' ', a.Links.SelectMany(l => l.Tags ?? []))} {string.Join(' ', a.Events.Select(e => $"{e.Name} {string.Join(' ', e.Tags)}"))}"),
            };
            ActivitySource.AddActivityListener(spans);
            meters.InstrumentPublished = (instrument, self) => self.EnableMeasurementEvents(instrument);
            meters.SetMeasurementEventCallback<long>((i, _, tags, _) => Seen.Enqueue($"{i.Name} {string.Join(' ', tags.ToArray())}"));
            meters.SetMeasurementEventCallback<int>((i, _, tags, _) => Seen.Enqueue($"{i.Name} {string.Join(' ', tags.ToArray())}"));
            meters.SetMeasurementEventCallback<double>((i, _, tags, _) => Seen.Enqueue($"{i.Name} {string.Join(' ', tags.ToArray())}"));
            meters.Start();
        }

        /// <summary>Asks for what is measured only when somebody asks.</summary>
        public void Read() => meters.RecordObservableInstruments();

        public ConcurrentQueue<string> Seen { get; } = new();

        public void Dispose()
        {
            spans.Dispose();
            meters.Dispose();
        }
    }
}
