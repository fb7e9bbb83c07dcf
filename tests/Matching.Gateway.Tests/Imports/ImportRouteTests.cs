using System.Net.Http.Headers;
using System.Text;

namespace Matching.Gateway.Tests.Imports;

/// <summary>Imports over HTTP: what is kept, what is refused, and what the report says.</summary>
[Collection(SharedHost.Name)]
public sealed class ImportRouteTests(GatewayHost host)
{
    private readonly HttpClient client = host.Client();

    /// <summary>Keys that no other test has.</summary>
    private readonly string run = Guid.NewGuid().ToString("N")[..8];

    private Task<HttpResponseMessage> Send(string text, string query = "", string what = "volunteers", HttpClient? by = null) =>
        (by ?? client).SendText(HttpMethod.Post, $"/v1/imports/{what}{query}", text, "text/csv");

    private string Row(string key, string municipality = GatewayHost.Linkoping, int capacity = 1) => CsvFiles.Volunteer(run + key, municipality, capacity);

    private static string Volunteers(params IEnumerable<string> rows) => CsvFiles.File(CsvFiles.VolunteerHeader, rows);

    private static void Counts(
        JsonObject report, int created = 0, int updated = 0, int unchanged = 0, int rejected = 0, int duplicates = 0, int withheld = 0)
    {
        string[] names = ["created", "updated", "unchanged", "rejected", "duplicates", "withheld"];
        int[] expected = [created, updated, unchanged, rejected, duplicates, withheld];
        Assert.Equal(expected, names.Select(name => (int)report[name]!));
        Assert.Equal(expected.Sum(), (int)report["rows"]!);
    }

    [Fact]
    public async Task Import_SameFileAgain_ChangesNothing()
    {
        var file = Volunteers(Row("1"), Row("2"));
        var first = await Send(file).Expect(HttpStatusCode.OK);
        Assert.Equal("imported", (string?)first["outcome"]);
        Counts(first, created: 2);
        Counts(await Send(file).Expect(HttpStatusCode.OK), unchanged: 2);
        Counts(await Send(Volunteers(Row("1", capacity: 3), Row("2"))).Expect(HttpStatusCode.OK), updated: 1, unchanged: 1);
    }

    [Fact]
    public async Task Import_DryRun_SaysTheSameAndStoresNothing()
    {
        var file = Volunteers(Row("1"), Row("2"));
        var dry = await Send(file, "?dryRun=true").Expect(HttpStatusCode.OK);
        Assert.Equal("dry-run", (string?)dry["outcome"]);
        Counts(dry, created: 2);
        Counts(await Send(file).Expect(HttpStatusCode.OK), created: 2);
        var changed = Volunteers(Row("1", capacity: 4), Row("2"));
        Counts(await Send(changed, "?dryRun=true").Expect(HttpStatusCode.OK), updated: 1, unchanged: 1);
        Counts(await Send(file).Expect(HttpStatusCode.OK), unchanged: 2);
    }

    [Fact]
    public async Task Import_KeepGood_StoresTheGoodRowsAndNamesTheOthers()
    {
        var report = await Send(Volunteers(
            Row("1"),
            Row("2", capacity: -1),
            Row("3").Replace("Female", "Woman", StringComparison.Ordinal),
            Row("4", GatewayHost.Norrkoping),
            Row("5") + ",one cell more",
            Row("1"),
            Row("6"))).Expect(HttpStatusCode.OK);
        Assert.Equal("partly-imported", (string?)report["outcome"]);
        Counts(report, created: 2, rejected: 4, duplicates: 1);
        Assert.Equal(
            [(3, "capacity", "invalid"), (4, "gender", "invalid"), (5, "municipality", "invalid"), (6, null, "cells"), (7, "external_key", "duplicate")],
            report["errors"]!.AsArray().Select(e => ((int)e!["line"]!, (string?)e["column"], (string?)e["code"])));
        Assert.All(report["errors"]!.AsArray(), e => Assert.False(string.IsNullOrEmpty((string?)e!["cure"])));
        Assert.Contains("female, male, other", (string?)report["errors"]![1]!["cure"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_AllOrNothing_StoresNothingOfAFileWithAnError()
    {
        var bad = Volunteers(Row("1"), Row("2", capacity: 99));
        var problem = await Send(bad, "?mode=all-or-nothing").ExpectProblem(422, "import-refused");
        Counts(problem["report"]!.AsObject(), rejected: 1, withheld: 1);
        var good = Volunteers(Row("1"), Row("2"));
        Counts(await Send(good, "?mode=all-or-nothing").Expect(HttpStatusCode.OK), created: 2);
    }

    /// <summary>A file is one entry of the trail beside those of its rows: who loaded it, and what became of it.</summary>
    [Fact]
    public async Task Import_Stored_IsEnteredInTheTrail_ADryRunOrARefusedFileIsNot()
    {
        await using var alone = await GatewayHost.Start();
        var coordinator = alone.Client();
        var file = Volunteers(Row("1"), Row("2", capacity: 99));
        await Send(file, "?dryRun=true", by: coordinator).Expect(HttpStatusCode.OK);
        await Send(file, "?mode=all-or-nothing", by: coordinator).ExpectProblem(422, "import-refused");
        await Send(file, by: coordinator).Expect(HttpStatusCode.OK);
        await Send(CsvFiles.File(CsvFiles.NeedHeader, CsvFiles.Need("n")), what: "needs", by: coordinator).Expect(HttpStatusCode.OK);

        var trail = (await coordinator.GetAsync("/v1/audit?limit=500").Expect(HttpStatusCode.OK))["items"]!.AsArray();
        var entries = trail.Where(e => (string?)e!["action"] == "file-imported").ToList();
        Assert.Equal(
            [("import volunteer", "rows 2 created 1 updated 0 unchanged 0 rejected 1"), ("import need", "rows 1 created 1 updated 0 unchanged 0 rejected 0")],
            entries.Select(e => ((string?)e!["subject"], (string?)e["detail"])));
        Assert.All(entries, e => Assert.StartsWith($"{GatewayHost.Linkoping}/{Roles.Coordinator}/", (string?)e!["actor"], StringComparison.Ordinal));
        Assert.Single(trail, e => (string?)e!["action"] == "volunteer-registered");
        Assert.True((bool?)(await coordinator.GetAsync("/v1/audit/verification").Expect(HttpStatusCode.OK))["sound"]);
    }

    [Fact]
    public async Task Import_Needs_FollowsTheLaw()
    {
        var decided = CsvFiles.Need($"{run}3").Replace("2027-01-15,", "2027-01-15,2026-01-01", StringComparison.Ordinal);
        var file = CsvFiles.File(CsvFiles.NeedHeader, CsvFiles.Need($"{run}1"), CsvFiles.Need($"{run}2", type: "ContactPerson"), decided);
        var report = await Send(file, what: "needs").Expect(HttpStatusCode.OK);
        Counts(report, created: 2, rejected: 1);
        Assert.Equal("decision_date", (string?)report["errors"]![0]!["column"]);
    }

    /// <summary>Files of before have no column for required slots; where there is one, it may say when all by itself.</summary>
    [Fact]
    public async Task Import_NeedsWithRequiredSlots_AreReadBack()
    {
        var row = CsvFiles.Need($"{run}1").Replace(",mon-16,1,", ",,,", StringComparison.Ordinal) + ",mon-16 sat-08";
        var none = CsvFiles.Need($"{run}2").Replace(",mon-16,1,", ",,,", StringComparison.Ordinal) + ",";
        var report = await Send(CsvFiles.File(CsvFiles.NeedHeader + ",week_slots_required", row, none), what: "needs").Expect(HttpStatusCode.OK);
        Counts(report, created: 1, rejected: 1);
        Assert.Equal("week_slots", (string?)report["errors"]![0]!["column"]);
    }

    [Theory]
    [InlineData(";", "")]
    [InlineData("\t", "")]
    [InlineData(";", "\uFEFF")]
    [InlineData(",", "\uFEFF")]
    public async Task Import_AsSpreadsheetsWrite_IsRead(string delimiter, string mark)
    {
        var file = mark + Volunteers(Row("1")).Replace(",", delimiter, StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        if (delimiter == ";") file = file.Replace("58.41", "58,41", StringComparison.Ordinal);
        Counts(await Send(file).Expect(HttpStatusCode.OK), created: 1);
    }

    [Fact]
    public async Task Import_QuotedCells_AreRead()
    {
        var row = Row("1").Replace("Testa Påhittad", "\"Påhittad, Testa \"\"T\"\"\"", StringComparison.Ordinal);
        Counts(await Send(Volunteers(row)).Expect(HttpStatusCode.OK), created: 1);
    }

    [Theory]
    [InlineData("\"Testa Påhittad")]
    [InlineData("Testa \"T\" Påhittad\"")]
    [InlineData("\"Testa\" Påhittad")]
    public async Task Import_BrokenQuotes_CostOneRow(string name)
    {
        var report = await Send(Volunteers(
            Row("1"),
            Row("2").Replace("Testa Påhittad", name, StringComparison.Ordinal),
            Row("3"))).Expect(HttpStatusCode.OK);
        Counts(report, created: 2, rejected: 1);
        Assert.Equal((3, "quotes"), ((int)report["errors"]![0]!["line"]!, (string?)report["errors"]![0]!["code"]));
    }

    [Fact]
    public async Task Import_TenMegabyteLine_CostsOneRow()
    {
        var report = await Send(Volunteers(
            Row("1"),
            Row("2").Replace("Testa", new string('x', 10_000_000), StringComparison.Ordinal),
            Row("3"))).Expect(HttpStatusCode.OK);
        Counts(report, created: 2, rejected: 1);
        var error = report["errors"]!.AsArray().Single()!;
        Assert.Equal((3, "line-too-long"), ((int)error["line"]!, (string?)error["code"]));
    }

    [Fact]
    public async Task Import_OtherEncoding_CostsTheRowsThatUseIt()
    {
        var bytes = Encoding.Latin1.GetBytes(Volunteers(Row("1").Replace("Påhittad", "Pahittad", StringComparison.Ordinal), Row("2")));
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var report = await client.PostAsync("/v1/imports/volunteers", content).Expect(HttpStatusCode.OK);
        Counts(report, created: 1, rejected: 1);
        Assert.Equal("encoding", (string?)report["errors"]![0]!["code"]);
    }

    [Theory]
    [InlineData("", "body", "empty")]
    [InlineData("\n\n\n", "body", "empty")]
    [InlineData("name,email\nA,b@c\n", "header", "external_key")]
    [InlineData("{\"person\":1}", "header", "quotes")]
    [InlineData("\0\0\0", "header", "")]
    public async Task Import_NoTable_IsRefused(string text, string field, string said)
    {
        var problem = await Send(text).ExpectProblem(400, "invalid", field);
        Assert.Contains(said, $"{problem["detail"]} {problem["cure"]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_UnknownOrDoubledColumn_IsRefused()
    {
        await Send($"{CsvFiles.VolunteerHeader},shoe_size\n").ExpectProblem(400, "invalid", "header");
        await Send($"{CsvFiles.VolunteerHeader},name\n").ExpectProblem(400, "invalid", "header");
    }

    [Fact]
    public async Task Import_HeaderInAnyOrderAndCase_IsRead()
    {
        const string file = "Capacity,TYPES,Max_Travel_Km,lon,lat,gender,kind,name,contact_name,External_Key\n1,visitor,10,15.62,58.41,other,association,Föreningen,Testa Påhittad,";
        Counts(await Send($"{file}{run}\n").Expect(HttpStatusCode.OK), created: 1);
    }

    [Fact]
    public async Task Import_WrongTypeOrMode_IsNamed()
    {
        await client.SendText(HttpMethod.Post, "/v1/imports/volunteers", "a", "application/json").ExpectProblem(415, "unsupported-media-type", "Content-Type");
        await Send("a", "?mode=some").ExpectProblem(400, "invalid", "mode");
        await Send("a", "?dryRun=perhaps").ExpectProblem(400, "invalid", "dryRun");
    }

    [Fact]
    public async Task Import_ByAdmin_LoadsRowsOfSeveralMunicipalities()
    {
        var file = Volunteers(Row("1"), Row("2", GatewayHost.Norrkoping), Row("3", ""));
        var report = await Send(file, by: host.Client(Roles.Admin)).Expect(HttpStatusCode.OK);
        Counts(report, created: 2, rejected: 1);
        Assert.Equal("municipality", (string?)report["errors"]![0]!["column"]);
    }

    [Fact]
    public async Task Import_EmptyMunicipality_IsTheCallersOwn() => Counts(await Send(Volunteers(Row("1", ""))).Expect(HttpStatusCode.OK), created: 1);

    [Fact]
    public async Task Import_Errors_NeverRepeatACell()
    {
        var row = string.Join(',', Enumerable.Repeat("Kalle Kanariefågel", CsvFiles.VolunteerHeader.Split(',').Length));
        using var response = await Send(Volunteers(row, row));
        Assert.DoesNotContain("Kanarie", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("Kanariefågel", StringComparison.Ordinal));
    }

    /// <summary>In Norway the Statsforvalter appoints guardians: such rows are refused with the reason, in a dry run already.</summary>
    [Theory]
    [InlineData("?dryRun=true")]
    [InlineData("")]
    public async Task Import_NorwegianGuardians_AreRefusedWithTheAuthorityAndTheCure(string query)
    {
        var bergen = host.Client(municipality: "no-4601");
        var volunteer = Row("g", "no-4601").Replace("ContactPerson Visitor", "Guardian Visitor", StringComparison.Ordinal);
        var need = CsvFiles.Need(run + "g", "no-4601", "Guardian");
        foreach (var (what, file, column) in new[] { ("volunteers", Volunteers(volunteer), "types"), ("needs", CsvFiles.File(CsvFiles.NeedHeader, need), "type") })
        {
            var report = await Send(file, query, what, bergen).Expect(HttpStatusCode.OK);
            Counts(report, rejected: 1);
            var error = Assert.Single(report["errors"]!.AsArray())!;
            Assert.Equal(column, (string?)error["column"]);
            Assert.Contains("Statsforvalter", (string?)error["detail"], StringComparison.Ordinal);
            Assert.NotEmpty((string)error["cure"]!);
        }
    }

    /// <summary>Denmark gives out a børneattest with the person's consent alone: a row without is refused, in a dry run already.</summary>
    [Theory]
    [InlineData("?dryRun=true", "ChildProtection:2026-03-01", 1)]
    [InlineData("", "ChildProtection:2026-03-01", 1)]
    [InlineData("", "ChildProtection:2026-03-01:consent=2026-03-02", 1)]
    [InlineData("?dryRun=true", "ChildProtection:2026-03-01:consent=2026-03-02", 1)]
    [InlineData("", "ChildProtection:2026-03-01:consent=2026-02-20", 0)]
    [InlineData("", "ChildProtection:2026-03-01:for=Children:consent=2026-02-20", 0)]
    [InlineData("", "ChildProtection:2026-03-01:for=Fun:consent=2026-02-20", 1)]
    public async Task Import_DanishCheck_NeedsTheConsent(string query, string check, int rejected)
    {
        var row = Row($"c{query.Length}{check.Length}{check[^1]}", "dk-0190").Replace("CriminalRecord:2026-03-01", check, StringComparison.Ordinal);
        var report = await Send(Volunteers(row), query, "volunteers", host.Client(municipality: "dk-0190")).Expect(HttpStatusCode.OK);
        Counts(report, rejected: rejected, created: 1 - rejected);
        Assert.All(report["errors"]!.AsArray(), error => Assert.Equal("checks", (string?)error!["column"]));
    }

    /// <summary>Which extract it was decides where it counts: a file that leaves the purpose out does not take it away, one that names another sets it.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("?dryRun=true")]
    public async Task Import_WithoutThePurposeOnRecord_KeepsIt(string query)
    {
        string File(string check) => Volunteers(Row($"purpose{query.Length}", "").Replace("CriminalRecord:2026-03-01", check, StringComparison.Ordinal));
        Counts(await Send(File("CriminalRecord:2026-03-01:for=School"), "").Expect(HttpStatusCode.OK), created: 1);
        Counts(await Send(File("CriminalRecord:2026-03-01"), query).Expect(HttpStatusCode.OK), unchanged: 1);
        Counts(await Send(File("CriminalRecord:2026-03-01:for=Full"), query).Expect(HttpStatusCode.OK), updated: 1);
    }

    /// <summary>A type that asks for consent asks it of the checks on record too, whatever the mode; and a file without it does not take a consent on record away.</summary>
    [Theory]
    [InlineData("?dryRun=true")]
    [InlineData("")]
    [InlineData("?mode=all-or-nothing")]
    public async Task Import_DanishCheckOnRecord_IsJudgedAsTheRegisterDoes(string query)
    {
        var copenhagen = host.Client(municipality: "dk-0101");
        // Of a guardian no children's check is asked, so no consent to it either.
        Counts(await Sent(File("d", "Guardian", "ChildProtection:2026-03-01"), "").Expect(HttpStatusCode.OK), created: 1);
        var wider = File("d", "Guardian Visitor", "ChildProtection:2026-03-01");
        var refused = query.EndsWith("nothing", StringComparison.Ordinal) ? (await Sent(wider, query).ExpectProblem(422, "import-refused"))["report"]!.AsObject() : await Sent(wider, query).Expect(HttpStatusCode.OK);
        Counts(refused, rejected: 1);
        Assert.Equal(("checks", "invalid"), ((string?)refused["errors"]![0]!["column"], (string?)refused["errors"]![0]!["code"]));

        Counts(await Sent(wider.Replace("ChildProtection:2026-03-01", "ChildProtection:2026-03-01:consent=2026-02-20", StringComparison.Ordinal), query).Expect(HttpStatusCode.OK), updated: 1);

        Counts(await Sent(File("e", "Visitor", "ChildProtection:2026-03-01:consent=2026-02-20"), "").Expect(HttpStatusCode.OK), created: 1);
        Counts(await Sent(File("e", "Visitor", "ChildProtection:2026-03-01"), query).Expect(HttpStatusCode.OK), unchanged: 1);

        Task<HttpResponseMessage> Sent(string file, string how) => Send(file, how, "volunteers", copenhagen);

        string File(string key, string types, string checks) => Volunteers(Row(key + query.Length, "dk-0101")
            .Replace("ContactPerson Visitor", types, StringComparison.Ordinal)
            .Replace("ContactPerson:Approved:2026-03-15 Visitor:Approved:2026-03-15", "", StringComparison.Ordinal)
            .Replace("CriminalRecord:2026-03-01", checks, StringComparison.Ordinal));
    }

    private string Home(string key, string approval, string checks) => Row(key)
        .Replace("ContactPerson Visitor", "FosterHome", StringComparison.Ordinal)
        .Replace("ContactPerson:1", "", StringComparison.Ordinal)
        .Replace("CriminalRecord:2026-03-01", checks, StringComparison.Ordinal)
        .Replace("ContactPerson:Approved:2026-03-15 Visitor:Approved:2026-03-15", approval, StringComparison.Ordinal) + ",adults:1";

    private static string Homes(params IEnumerable<string> rows) => CsvFiles.File(CsvFiles.VolunteerHeader + ",household", rows);

    /// <summary>Sweden: both registers of every adult before the decision, by the law of its day. A row that states an approval without them is refused, and no other row with it.</summary>
    [Theory]
    [InlineData("?dryRun=true")]
    [InlineData("")]
    public async Task Import_ApprovedWithoutTheChecksBeforeIt_IsRefusedByLineAndColumn_TheOthersStay(string query)
    {
        const string registers = "CriminalRecord:2026-03-01 ChildProtection:2026-03-01 CriminalRecord:2026-03-01:1 ChildProtection:2026-03-01:1";
        var report = await Send(Homes(
            Home("by the day", "FosterHome:Approved:2026-03-01", registers),
            Home("a day late", "FosterHome:Approved:2026-02-28", registers),
            Home("one adult", "FosterHome:Approved:2026-03-15", "CriminalRecord:2026-03-01 ChildProtection:2026-03-01"),
            Home("another purpose", "FosterHome:Approved:2026-03-15", registers.Replace(":1", ":1:for=School", StringComparison.Ordinal)),
            Home("earlier law", "FosterHome:Approved:2018-05-02", ""),
            Home("no day but checked", "FosterHome:Approved", registers),
            Home("no day and no check", "FosterHome:Approved:Pride", ""),
            Home("tomorrow", "FosterHome:Approved:2999-01-01", registers),
            Home("not yet", "FosterHome:References:2026-02-28", "")), query).Expect(HttpStatusCode.OK);
        Counts(report, created: 4, rejected: 5);
        Assert.Equal([3, 4, 5, 8, 9], report["errors"]!.AsArray().Select(e => (int)e!["line"]!));
        Assert.All(report["errors"]!.AsArray(), error =>
        {
            Assert.Equal(("approvals", "invalid"), ((string?)error!["column"], (string?)error["code"]));
            Assert.NotEmpty((string)error["cure"]!);
        });
    }

    [Fact]
    public async Task Import_AllOrNothing_HearsOfAnUnlawfulApprovalBeforeAnythingIsStored()
    {
        var (good, bad) = (Home("good", "FosterHome:References", ""), Home("bad", "FosterHome:Approved", ""));
        var problem = await Send(Homes(good, bad), "?mode=all-or-nothing").ExpectProblem(422, "import-refused");
        Counts(problem["report"]!.AsObject(), rejected: 1, withheld: 1);
        Counts(await Send(Homes(good), "?mode=all-or-nothing").Expect(HttpStatusCode.OK), created: 1);
    }

    /// <summary>An approval without a day is of the day it was imported on, and the same file on any other day changes nothing.</summary>
    [Fact]
    public async Task Import_ApprovalWithoutADay_IsOfTheImport_AndKeepsItsDay()
    {
        var file = Homes(Home("u", "FosterHome:Approved:Pride", "CriminalRecord:2026-03-01 ChildProtection:2026-03-01 CriminalRecord:2026-03-01:1 ChildProtection:2026-03-01:1"));
        Counts(await Send(file).Expect(HttpStatusCode.OK), created: 1);
        Counts(await Send(file).Expect(HttpStatusCode.OK), unchanged: 1);
        // What was approved stays approved: the checks may go, the decision is on record.
        Counts(await Send(file.Replace("CriminalRecord:2026-03-01:1", "", StringComparison.Ordinal)).Expect(HttpStatusCode.OK), updated: 1);
        Counts(await Send(file.Replace("Approved:Pride", "Approved:2026-03-15:Pride", StringComparison.Ordinal)).Expect(HttpStatusCode.OK), updated: 1);
        Counts(await Send(file).Expect(HttpStatusCode.OK), unchanged: 1);
    }

    /// <summary>Members by number, whom checks are about; a file that says nothing of them leaves them and their addresses.</summary>
    [Fact]
    public async Task Import_Members_AreReadByNumber_AndStayWhereTheCellIsEmpty()
    {
        var group = Row("g").Replace("Individual,Female", "Community,Other", StringComparison.Ordinal).Replace("CriminalRecord:2026-03-01", "CriminalRecord:2026-03-01:2", StringComparison.Ordinal) + ",Testa Kontakt";
        string File(string members) => CsvFiles.File(CsvFiles.VolunteerHeader + ",contact_name,members", $"{group},{members}");

        var report = await Send(File("1 Bo Exempel | 3 Kari Exempel")).Expect(HttpStatusCode.OK);
        Counts(report, rejected: 1);
        Assert.Equal("checks", (string?)report["errors"]![0]!["column"]);
        report = await Send(File("1 Bo Exempel | 2 ")).Expect(HttpStatusCode.OK);
        Counts(report, rejected: 1);
        Assert.Equal("members", (string?)report["errors"]![0]!["column"]);
        Counts(await Send(File("1 Bo Exempel | 2 Kari Exempel | Ola Exempel")).Expect(HttpStatusCode.OK), created: 1);
        Counts(await Send(File("1 Bo Exempel|2 Kari Exempel|Ola Exempel")).Expect(HttpStatusCode.OK), unchanged: 1);
        Counts(await Send(File("")).Expect(HttpStatusCode.OK), unchanged: 1);
        Counts(await Send(File("2 Kari Exempel")).Expect(HttpStatusCode.OK), updated: 1);
    }
}
