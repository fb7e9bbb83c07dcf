using FsCheck;
using FsCheck.Fluent;
using Matching.Contracts.Needs;

namespace Matching.Gateway.Tests.Resources;

/// <summary>
/// A curious municipality tries every way there is to another's volunteer: lists, what-if, offers with and without overrides, the steps of a placement, its trail, its notices.
/// Whichever rule of a group stands in the way, it reads the same, byte for byte.
/// </summary>
public sealed class OverrideSecrecyTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    /// <summary>What others are told in one group, by the kind of need: the page's words, not the program's.</summary>
    private static readonly (bool Bare, string Group, string[] Flaws)[] Groups =
    [
        (false, "approval", ["type", "qualification", "check"]),
        (false, "time", ["pattern", "week-slots", "block-out", "pause"]),
        (false, "household", ["smoking", "pets"]),
        (false, "undisclosed", ["language", "gender", "consent", "kin"]),
        (true, "time", ["pattern", "week-slots", "block-out", "pause"]),
        (true, "undisclosed", ["language", "gender", "consent", "kin", "smoking", "type"]),
    ];

    private static readonly string[] Names = [.. Enum.GetValues<RejectionReasons>().Where(r => r != RejectionReasons.None).Select(Validation.EnumNames<RejectionReasons>.Of)];

    [Fact]
    public void Answers_ToAnotherMunicipality_AreTheSameWhicheverRulesOfTheGroupStandInTheWay() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var (bare, _, flaws) = Groups[random.Next(Groups.Length)];
            var other = OtherFlaws.Where(_ => random.Next(4) == 0).ToArray();
            var tries = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Tried(random)).ToArray();
            var (one, two) = (Some(flaws, random), Some(flaws, random));
            var (first, second) = (Told(GatewayHost.Linkoping, bare, [.. one, .. other], tries), Told(GatewayHost.Linkoping, bare, [.. two, .. other], tries));
            var difference = first.Split('\n').Zip(second.Split('\n')).FirstOrDefault(lines => lines.First != lines.Second);
            Assert.True(first == second, $"seed {seed}: {string.Join(" ", one)} against {string.Join(" ", two)}, beside {string.Join(" ", other)}\n{difference}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20261122, 5));

    /// <summary>Every pair of single rules, with every name tried; at home the same ways tell each pair apart.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Answers_EachPairOfAGroup_AreTheSameElsewhere_AndDifferAtHome(int group)
    {
        var (bare, name, flaws) = Groups[group];
        string[][] tries = [.. Names.Select(rule => new[] { rule }), ["distance", "excluded", "mode", "household"], ["distance", "excluded", "mode"]];
        var elsewhere = flaws.Select(flaw => Told(GatewayHost.Linkoping, bare, [flaw], tries)).ToList();
        Assert.Single(elsewhere.Distinct());
        Assert.Contains($"\"reasons\":[\"{name}\"]", elsewhere[0], StringComparison.Ordinal);
        Assert.Equal(name == "household", elsewhere[0].Contains("\"status\":\"held\"", StringComparison.Ordinal));
        // Consent to be shared is asked of nobody at home.
        var atHome = flaws.Where(f => f != "consent").Select(flaw => Told(GatewayHost.Norrkoping, bare, [flaw], [["excluded"]])).ToList();
        Assert.Equal(atHome.Count, atHome.Distinct().Count());
    }

    /// <summary>The control: another group, and another's rules beside it, are read.</summary>
    [Fact]
    public void Answers_OtherGroups_Differ()
    {
        var told = OneOfEach.Select(flaw => Told(GatewayHost.Linkoping, false, [flaw], [])).Append(Told(GatewayHost.Linkoping, false, [], []));
        Assert.Equal(OneOfEach.Length + 1, told.Distinct().Count());
    }

    private static readonly string[] CoarseNames = ["distance", "excluded", "mode", "household", "approval", "time", "undisclosed"];

    private static readonly string[] OtherFlaws = ["far", "full", "smoking", "pause"], OneOfEach = ["check", "pause", "pets", "kin", "far", "full"], Types = ["contact-person", "visitor"];

    private static string[] Some(string[] flaws, Random random)
    {
        var some = flaws.Where(_ => random.Next(2) == 0).ToArray();
        return some.Length == 0 ? [flaws[random.Next(flaws.Length)]] : some;
    }

    private static string[] Tried(Random random) => random.Next(3) switch
    {
        0 => [Names[random.Next(Names.Length)]],
        1 => [.. Names.Where(_ => random.Next(4) == 0).DefaultIfEmpty("mode")],
        _ => [.. CoarseNames.Where(_ => random.Next(3) > 0).DefaultIfEmpty("household")],
    };

    private string Told(string asker, bool bare, string[] flaws, string[][] tries) => new Curious(host, asker).Read(Need(bare), Volunteer(flaws), tries).GetAwaiter().GetResult();

    private static readonly string Kin = new('a', 64);

    private static JsonObject Need(bool bare)
    {
        var need = Bodies.Need();
        (need["start"], need["gender"], need["weekSlotsRequired"], need["weekendsAMonth"]) = (Curious.Today, "female", new JsonArray("tue-16"), 1);
        need["case"]!["kinTags"] = new JsonArray(Kin);
        if (bare)
        {
            need.Remove("decisionDate");
            (need["type"], need["case"]!["monthlyCost"], need["conditions"]) = ("visitor", 0, new JsonArray("smoke-free"));
            return need;
        }

        (need["decisionDate"], need["qualificationsRequired"], need["conditions"]) = ("2026-01-01", new JsonArray("first-aid"), new JsonArray("smoke-free", "no-pets"));
        return need;
    }

    private static JsonObject Volunteer(string[] flaws)
    {
        var volunteer = Bodies.Volunteer();
        (volunteer["qualifications"], volunteer["household"], volunteer["weekendsAMonth"]) = (new JsonArray("first-aid"), new JsonObject(), 2);
        foreach (var flaw in flaws)
            Mar(volunteer, flaw);
        return volunteer;
    }

    private static void Mar(JsonObject volunteer, string flaw)
    {
        var (member, value) = flaw switch
        {
            "type" => ("approvals", new JsonArray([.. Types.Select(type => new JsonObject { ["type"] = type, ["stage"] = "references", ["since"] = "2026-01-15" })])),
            "qualification" => ("qualifications", new JsonArray()),
            "check" => ("checks", new JsonArray()),
            "pattern" => ("weekendsAMonth", (JsonNode)0),
            "week-slots" => ("weekSlots", new JsonArray("mon-16")),
            "block-out" => ("blockedOut", new JsonArray(new JsonObject { ["from"] = Curious.Today, ["to"] = "2099-01-01" })),
            "pause" => ("pausedUntil", "2099-01-01"),
            "language" => ("languages", new JsonArray("ar")),
            "gender" => ("gender", "male"),
            "consent" => ("sharedOutsideHome", false),
            "kin" => ("kinTags", new JsonArray(Kin)),
            "full" => ("capacity", 0),
            "far" => ("home", new JsonObject { ["latitude"] = 59.9, ["longitude"] = 17.6 }),
            _ => (flaw, true),
        };
        (member is "smoking" or "pets" ? volunteer["household"]!.AsObject() : volunteer)[member] = value;
    }
}
