using System.IO.Compression;
using System.Reflection;
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
        var (proposals, bound) = (0, 0);
        for (var seed = 1; seed <= 1_000; seed++)
        {
            var (state, packed) = await new StoredWorld(seed).Decide();
            var replay = await StoredWorld.Replay(state, packed);
            Assert.True(replay.IsIdentical, $"seed {seed}: {replay.Difference}");
            proposals += state.Proposals.Length;
            bound += state.Certificate!.Terms is null ? 0 : 1;
        }

        Assert.True(proposals > 500 && bound > 50, $"{proposals} proposals, {bound} rounds in which terms bound: too few to mean anything");
    }

    [Fact]
    public async Task Replay_AByteOfTheInputsChanged_IsFound()
    {
        var different = 0;
        for (var seed = 1; seed <= 100; seed++)
        {
            var (state, packed) = await new StoredWorld(seed).Decide();
            // The last bytes are the end mark and the bits that fill its byte, which say nothing.
            var at = new Random(seed).Next(packed.Length - 8);
            var changed = packed.ToCharArray();
            changed[at] = changed[at] == 'A' ? 'B' : 'A';
            var replay = await StoredWorld.Replay(state, new(changed));
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
        var (state, packed) = await new StoredWorld(seed).Decide();
        while (state.Proposals.IsEmpty && ++seed < 20)
            (state, packed) = await new StoredWorld(seed).Decide();
        Assert.NotEmpty(state.Proposals);
        var better = state with { Proposals = state.Proposals.SetItem(0, state.Proposals[0] with { Score = state.Proposals[0].Score + 1 }) };
        var replay = await StoredWorld.Replay(better, packed);
        Assert.Contains("differs from byte", replay.Difference, StringComparison.Ordinal);
        Assert.NotEqual(replay.OutcomeHash, replay.ReplayedHash);
        Assert.False((await StoredWorld.Replay(state with { Summary = state.Summary! with { Seed = 99 } }, packed)).IsIdentical);
    }

    [Fact]
    public void RowBytes_EveryColumn_ComesBack()
    {
        object row = new VolunteerRow { Id = UInt128.MaxValue / 3 };
        foreach (var column in typeof(VolunteerRow).GetProperties().Where(p => p.SetMethod is not null && p.Name is not ("Id" or "Municipality" or "Rare")))
            column.SetValue(row, Filled(column));
        var filled = (VolunteerRow)row with { Municipality = 1, Rare = new() { LastPlaced = 7, OtherAdults = new(1, 0, 3, 4) } };
        Assert.Equal(filled, RowBytes.Read(RowBytes.Of(filled, "se-0581"), ["se-0580", "se-0581"]));
        var shorter = filled with { SharedOutsideHome = false, Mode = 0, Conditions = 0, AgeBand = 0, Weekends = 0, HoursStep = 0, Rest = 0, Rare = null };
        Assert.Equal(shorter, RowBytes.Read(RowBytes.Of(filled, "se-0581").AsSpan(0, 72), ["se-0580", "se-0581"]));
        Assert.Throws<InvalidDataException>(() => RowBytes.Read(RowBytes.Of(filled, "se-0582"), ["se-0580", "se-0581"]));
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
