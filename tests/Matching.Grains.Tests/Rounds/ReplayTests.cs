using System.IO.Compression;
using System.Reflection;
using System.Text.Json.Nodes;
using Matching.Contracts.Regions;
using Matching.Core;
using Matching.Grains.Pool;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Rounds;

/// <summary>A stored decision comes out again byte for byte from what is stored with it.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task Replay_OfAThousandStoredDecisions_IsIdentical()
    {
        var (proposing, siblings, bound, divided) = (0, 0, 0, 0);
        for (var seed = 1; seed <= 1_000; seed++)
        {
            var decision = await new StoredWorld(seed).Decide();
            var replay = await decision.Replay();
            Assert.True(replay.IsIdentical, $"seed {seed}: {replay.Difference}");
            proposing += decision.State.Proposals.IsEmpty ? 0 : 1;
            siblings += decision.State.Proposals.Count(p => p.Places > 1);
            bound += decision.State.Certificate!.Terms is null ? 0 : 1;
            divided += decision.State.Certificate.Bundles is null ? 0 : 1;
        }

        Assert.True(
            proposing > 500 && siblings > 100 && bound > 50 && divided > 50,
            $"{proposing} rounds proposed, {siblings} proposals for siblings, terms bound {bound}, {divided} proofs were divided: too few to mean anything");
    }

    /// <summary>Inputs from before rounds joined proposals do not say so, and stay what they were; and a replay that forgets it is found.</summary>
    [Fact]
    public async Task Replay_OfInputsThatDoNotSayJoined_IsWithoutTheNewRules()
    {
        const string Joined = "\"joinsProposals\":true", Unjoined = ",\"joinsProposals\":false";
        var (divided, forgotten) = (0, 0);
        for (var seed = 1; seed <= 200; seed++)
        {
            var old = (await new StoredWorld(seed, joins: false).Decide()).Rewritten(Unjoined, "");
            var replay = await old.Replay();
            Assert.True(replay.IsIdentical, $"seed {seed}: {replay.Difference}");
            Assert.True(old.State.Certificate!.Bundles is null && old.State.Proposals.All(p => p.Places == 1), $"seed {seed}: a rule that was not there");
            var now = await new StoredWorld(seed).Decide();
            if (now.State.Certificate!.Bundles is null && now.State.Proposals.All(p => p.Places == 1))
                continue;
            divided++;
            forgotten += (await now.Rewritten(Joined, "\"joinsProposals\":false").Replay()).IsIdentical ? 0 : 1;
        }

        Assert.True(divided > 20 && forgotten == divided, $"{divided} rounds joined proposals, of {forgotten} it was found that the replay forgot");
    }

    /// <summary>Inputs from before places were told by days told days as full, in total or for a type, and counted all siblings of a round against what was left whatever the days.</summary>
    [Fact]
    public async Task Replay_OfInputsThatTellFullDaysOnly_IsWithoutPlacesByDays()
    {
        var (full, forgotten) = (0, 0);
        for (var seed = 1; seed <= 1_000; seed++)
        {
            var world = new StoredWorld(seed, onlyFullDays: true);
            var old = (await world.Decide()).Rewritten(WithFullDays);
            var replay = await old.Replay();
            Assert.True(replay.IsIdentical, $"seed {seed}: {replay.Difference}");
            full += world.Rows.Any(row => row.Rare is { PlacesLeft.IsEmpty: false }) ? 1 : 0;
            forgotten += (await old.Rewritten(json => json[..^1] + ",\"countsPlacesByDays\":true}").Replay()).IsIdentical ? 0 : 1;
        }

        Assert.True(full > 300 && forgotten > 10, $"{full} rounds knew of full days, of {forgotten} it was found that the replay counted otherwise");
    }

    private static string WithFullDays(string json)
    {
        var basis = JsonNode.Parse(json)!.AsObject();
        var absences = basis["absences"]!.AsArray();
        foreach (var days in basis["placesLeft"]!.AsArray())
        {
            var roles = days!["type"] is { } type ? 1 << (int)Enum.Parse<AssignmentType>(type.GetValue<string>(), ignoreCase: true) : ushort.MaxValue;
            absences.Add(new JsonObject { ["volunteer"] = days["volunteer"]!.DeepClone(), ["from"] = days["from"]!.DeepClone(), ["to"] = days["to"]!.DeepClone(), ["roles"] = roles, ["isFull"] = true });
        }

        Assert.True(basis.Remove("placesLeft") && basis.Remove("countsPlacesByDays"), "the inputs tell places by days");
        return basis.ToJsonString();
    }

    [Fact]
    public async Task Replay_AByteOfTheInputsChanged_IsFound()
    {
        var different = 0;
        for (var seed = 1; seed <= 100; seed++)
        {
            var decision = await new StoredWorld(seed).Decide();
            var packed = decision.Packed;
            // The last bytes are the end mark and the bits that fill its byte, which say nothing.
            var at = new Random(seed).Next(packed.Length - 8);
            var changed = packed.ToCharArray();
            changed[at] = changed[at] == 'A' ? 'B' : 'A';
            var replay = await (decision with { Packed = new(changed) }).Replay();
            // Packed bytes may name another place where the same text stands: then nothing was changed.
            var isSame = Unpacked(packed)!.AsSpan().SequenceEqual(Unpacked(new(changed)));
            Assert.True(replay.IsIdentical == isSame, $"seed {seed}: character {at} of {packed.Length}");
            Assert.Equal(isSame, replay.Difference is null);
            different += isSame ? 0 : 1;
        }

        Assert.InRange(different, 90, 100);
    }

    /// <returns>Null where the bytes are not packed ones.</returns>
    private static byte[]? Unpacked(string packed)
    {
        using var text = new MemoryStream();
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
            deflate.CopyTo(text);
            return text.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    [Fact]
    public async Task Replay_AnotherOutcomeThanStored_IsFound()
    {
        var seed = 0;
        var decision = await new StoredWorld(seed).Decide();
        while (decision.State.Proposals.IsEmpty && ++seed < 20)
            decision = await new StoredWorld(seed).Decide();
        var state = decision.State;
        Assert.NotEmpty(state.Proposals);
        var better = state with { Proposals = state.Proposals.SetItem(0, state.Proposals[0] with { Score = state.Proposals[0].Score + 1 }) };
        var replay = await (decision with { State = better }).Replay();
        Assert.Contains("differs from byte", replay.Difference, StringComparison.Ordinal);
        Assert.NotEqual(replay.OutcomeHash, replay.ReplayedHash);
        Assert.False((await (decision with { State = state with { Summary = state.Summary! with { Seed = 99 } } }).Replay()).IsIdentical);
    }

    [Fact]
    public void RowBytes_EveryColumn_ComesBack()
    {
        object row = new VolunteerRow { Id = UInt128.MaxValue / 3 };
        foreach (var column in typeof(VolunteerRow).GetProperties().Where(p => p.SetMethod is not null && p.Name is not ("Id" or "Municipality" or "Rare")))
            column.SetValue(row, Filled(column));
        var filled = (VolunteerRow)row with { Municipality = 1, Rare = new() { LastPlaced = 7, OtherAdults = new(1, 0, 3, 4) } };
        Assert.Equal(filled, RowBytes.Read(Written(filled, "se-0581"), ["se-0580", "se-0581"]));
        var shorter = filled with { SharedOutsideHome = false, Mode = 0, Conditions = 0, AgeBand = 0, Weekends = 0, HoursStep = 0, Rest = 0, Rare = null };
        Assert.Equal(shorter, RowBytes.Read(Written(filled, "se-0581").AsSpan(0, 72), ["se-0580", "se-0581"]));
        Assert.Throws<InvalidDataException>(() => RowBytes.Read(Written(filled, "se-0582"), ["se-0580", "se-0581"]));
    }

    private static byte[] Written(in VolunteerRow row, string home)
    {
        var bytes = new byte[RowBytes.Length];
        RowBytes.Write(row, home, bytes);
        return bytes;
    }

    [Fact]
    public async Task Round_ReplaysOnTheSilo_AndOnlyTheNewestAreKept()
    {
        await using var silo = await TestSilo.StartAsync(("Rounds:KeptInputs", "2"));
        var instance = new Instance(5, volunteers: 20, needs: 12);
        var network = await instance.On(silo, shards: 3, quota: 1);
        var rounds = new List<Guid>();
        for (var i = 0; i < 3; i++)
            rounds.Add((await network.RunRound(new(Seed: i, Fairness: FairnessGoal.MaxMinCredits))).Round);
        // What comes after a round does not change its replay.
        await network.HasVolunteer(Linkoping);
        await network.HasNeed(Norrkoping);
        // Old inputs go when the round has ended, and nobody waits for that.
        await silo.UntilAsync(async () => !(await network.Round(rounds[0]).Replay()).Ok(out _, out _), "the oldest inputs are gone");
        (await network.Round(rounds[0]).Replay()).Refused(ProblemCode.NotFound, "round");
        foreach (var round in rounds.Skip(1))
        {
            var replay = (await network.Round(round).Replay()).Must();
            Assert.True(replay.IsIdentical, replay.Difference);
            Assert.Equal((await network.Round(round).Get()).Must().Summary!.InputsHash, replay.StoredInputsHash);
        }

        (await network.Round(network.NewId()).Replay()).Refused(ProblemCode.NotFound, "round");
    }

    [Fact]
    public async Task InputsHash_CoversTheMomentThatHoldsAreJudgedAt()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping, n => n with { Count = 2 });
        (await network.Offer(need, await network.HasVolunteer(Linkoping))).Must();
        var before = (await network.RunRound()).Summary!;
        Assert.Equal(before.InputsHash, (await network.RunRound()).Summary!.InputsHash);
        silo.Pass(TimeSpan.FromHours(73));
        Assert.NotEqual(before.InputsHash, (await network.RunRound()).Summary!.InputsHash);
    }

    private static object Filled(PropertyInfo column) => column.PropertyType switch
    {
        _ when column.PropertyType == typeof(bool) => true,
        _ when column.PropertyType == typeof(CheckDays) => new CheckDays(101, 202, 303, 404),
        { IsEnum: true } => Enum.ToObject(column.PropertyType, 2),
        _ => Convert.ChangeType(40 + column.Name.Length, column.PropertyType, System.Globalization.CultureInfo.InvariantCulture),
    };
}
