using System.Text.Json;
using Matching.Contracts.Values;
using Matching.EndToEnd.Tests.Support;

namespace Matching.EndToEnd.Tests;

/// <summary>Each sample region from its files to thanks: loaded, a round, an offer for what it proposed, a yes, and the whole life of the placement, over HTTP.</summary>
public sealed class RegionLifeTests
{
    private static readonly TimeSpan RoundLimit = TimeSpan.FromSeconds(90);
    private static readonly DateOnly Today = CivilDay.Of(TimeProvider.System.GetUtcNow());

    [Theory]
    [InlineData("drammen-fjell", "no-3301")]
    [InlineData("fureso", "dk-0190")]
    [InlineData("hordaland", "no-4601")]
    [InlineData("ostergotland", "se-0580")]
    [InlineData("tfou", "no-1505")]
    public async Task Region_AProposalOfItsRound_IsOfferedAcceptedAndLivesUntilThanks(string region, string member)
    {
        using var folder = new TemporaryFolder();
        await using var silo = await SiloProcess.Demo(region, folder.Path);
        using var coordinator = Api.Of(silo, member);
        var (need, volunteer) = await Proposed(coordinator, region, member);

        var offer = (await coordinator.Post($"/v1/needs/{need}/offers", new { volunteer }, Guid.NewGuid())).Expect(201).Id;
        (await coordinator.Post($"/v1/needs/{need}/offers/{offer}/accept", new { })).Expect(200);
        (string Step, object Body)[] life =
        [
            ("meeting", new { on = Today }), ("meeting/held", new { on = Today }),
            ("signatures", new { side = "municipality", on = Today }), ("signatures", new { side = "volunteer", on = Today }), ("consents", new { party = "client", on = Today }),
            ("start", new { on = Today }), ("follow-ups", new { on = Today, result = "goes-well" }), ("end", new { on = Today, reason = "goal-reached" }), ("thanks", new { on = Today }),
        ];
        foreach (var (step, body) in life)
            (await coordinator.Post($"/v1/needs/{need}/placements/{offer}/{step}", body)).Expect(200);

        var placement = (await coordinator.Get($"/v1/needs/{need}/placements/{offer}")).Expect(200).Json;
        Assert.Equal(("ended", Today.ToString("O")), (placement.GetProperty("stage").GetString(), placement.GetProperty("thanked").GetString()));
        Assert.Equal("ended", (await coordinator.Get($"/v1/needs/{need}/offers/{offer}")).Expect(200).Json.GetProperty("status").GetString());
    }

    /// <summary>The first proposal for an adult of the municipality, whose own consent is asked.</summary>
    private static async Task<(string Need, string Volunteer)> Proposed(Api coordinator, string region, string member)
    {
        for (var next = $"/v1/regions/{region}/rounds/{await FinishedRound(coordinator, region)}/proposals?limit=500"; next is not null;)
        {
            var page = (await coordinator.Get(next)).Expect(200).Json;
            foreach (var proposal in page.GetProperty("items").EnumerateArray().Where(p => Text(p, "need").StartsWith(member + "/", StringComparison.Ordinal)))
            {
                var need = Text(proposal, "need").Split('/')[1];
                if (!(await coordinator.Get($"/v1/needs/{need}")).Expect(200).Json.GetProperty("forChild").GetBoolean())
                    return (need, Text(proposal, "volunteer"));
            }

            next = page.GetProperty("next").GetString();
        }

        throw new Xunit.Sdk.XunitException("The round proposes nobody for an adult.");
    }

    private static async Task<string> FinishedRound(Api coordinator, string region)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < RoundLimit)
        {
            // While the region is being loaded it is not there yet.
            if (await coordinator.Get($"/v1/regions/{region}/rounds") is { IsOk: true } rounds && rounds.Json.GetProperty("items").EnumerateArray().LastOrDefault() is { ValueKind: JsonValueKind.String } round
                && (await coordinator.Get($"/v1/regions/{region}/rounds/{round.GetString()}")) is { IsOk: true } view && Text(view.Json, "status") == "completed")
                return round.GetString()!;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        throw new TimeoutException($"No round of {region} is finished after {RoundLimit}.");
    }

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;
}
