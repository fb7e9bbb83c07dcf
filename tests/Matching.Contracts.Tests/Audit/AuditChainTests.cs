using FsCheck;
using FsCheck.Fluent;
using Matching.Contracts.Audit;

namespace Matching.Contracts.Tests.Audit;

/// <summary>Tampering with a trail: each way of it is found, and a sound trail raises no alarm.</summary>
public sealed class AuditChainTests
{
    private const string Municipality = "se-0580";
    private const int Rounds = 600;

    private static readonly string[] Ways = ["change", "delete", "insert", "swap", "truncate", "rewrite"];

    [Fact]
    public void Verify_SixHundredTamperedTrails_AllAreFound() => Prop
        .ForAll(Gen.Choose(1, 10_000_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var trail = Trail(random, random.Next(2, 40));
            var checkpoint = Head(trail);
            var way = Ways[seed % Ways.Length];
            var tampered = Tamper(way, trail, random);
            Assert.False(AuditChain.Verify(Municipality, tampered, Head(tampered), checkpoint).IsSound, $"seed {seed}: {way} was not found");
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(Rounds).WithReplay(20_261_122, 7));

    [Fact]
    public void Verify_SixHundredSoundTrails_NoFalseAlarm()
    {
        for (var seed = 1; seed <= Rounds; seed++)
        {
            var random = new Random(seed);
            var trail = Trail(random, random.Next(0, 40));
            var checkpoint = Head(trail.Take(random.Next(trail.Count + 1)).ToList());
            var verdict = AuditChain.Verify(Municipality, trail, Head(trail), checkpoint);
            Assert.True(verdict.IsSound, $"seed {seed}: {verdict.Fault}");
            Assert.Equal(trail.Count, verdict.Head.Count);
        }
    }

    [Fact]
    public void Verify_TruncatedWithoutCheckpoint_IsSoundInItself()
    {
        // The reason for checkpoints: a chain alone does not show that its end was cut off.
        var trail = Trail(new Random(1), 10);
        Assert.True(AuditChain.Verify(Municipality, trail.Take(5), Head(trail.Take(5).ToList())).IsSound);
        Assert.False(AuditChain.Verify(Municipality, trail.Take(5), Head(trail.Take(5).ToList()), Head(trail)).IsSound);
    }

    [Fact]
    public void Verify_TrailOfAnotherMunicipality_IsFound() => Assert.False(AuditChain.Verify("se-0581", Trail(new Random(2), 3)).IsSound);

    /// <summary>Fields that run into each other would let text move from one to the next.</summary>
    [Fact]
    public void Enter_TextMovedBetweenFields_GivesAnotherHash()
    {
        var draft = Draft(new Random(3), 1) with { Subject = "ab", Actor = "c" };
        var head = AuditChain.Genesis(Municipality);
        Assert.NotEqual(AuditChain.Enter(head, draft, draft.At).Hash, AuditChain.Enter(head, draft with { Subject = "a", Actor = "bc" }, draft.At).Hash);
        Assert.NotEqual(AuditChain.Enter(head, draft with { Detail = null }, draft.At).Hash, AuditChain.Enter(head, draft with { Detail = "" }, draft.At).Hash);
    }

    private static List<AuditEntry> Tamper(string way, List<AuditEntry> trail, Random random)
    {
        var at = random.Next(trail.Count);
        var copy = new List<AuditEntry>(trail);
        switch (way)
        {
            case "change":
                copy[at] = Changed(copy[at], random);
                break;
            case "delete":
                copy.RemoveAt(at);
                break;
            case "insert":
                copy.Insert(at, copy[at] with { Draft = Draft(random, 99) });
                break;
            case "swap":
                var other = (at + 1 + random.Next(trail.Count - 1)) % trail.Count;
                (copy[at], copy[other]) = (copy[other], copy[at]);
                break;
            case "truncate":
                copy.RemoveRange(at, copy.Count - at);
                break;
            default:
                // A forger who knows the algorithm: from some entry on everything is made anew, hashes and all.
                var kept = copy.Take(at).ToList();
                var forged = copy[at].Draft with { Actor = "se-0580/coordinator/somebody-else" };
                return Chain(kept, [forged, .. copy.Skip(at + 1).Select(e => e.Draft)]);
        }

        return copy;
    }

    private static AuditEntry Changed(AuditEntry entry, Random random) => random.Next(8) switch
    {
        0 => entry with { Number = entry.Number + 1 },
        1 => entry with { Recorded = entry.Recorded.AddTicks(1) },
        2 => entry with { Hash = entry.Hash[..^1] + (entry.Hash[^1] == '0' ? '1' : '0') },
        3 => entry with { Draft = entry.Draft with { Action = entry.Draft.Action + 1 } },
        4 => entry with { Draft = entry.Draft with { At = entry.Draft.At.AddTicks(-1) } },
        5 => entry with { Draft = entry.Draft with { Ordinal = entry.Draft.Ordinal + 1 } },
        6 => entry with { Draft = entry.Draft with { Detail = entry.Draft.Detail + "x" } },
        _ => entry with { Draft = entry.Draft with { Subject = entry.Draft.Subject + "x" } },
    };

    private static List<AuditEntry> Trail(Random random, int length) => Chain([], [.. Enumerable.Range(1, length).Select(i => Draft(random, i))]);

    private static List<AuditEntry> Chain(List<AuditEntry> trail, IReadOnlyList<AuditDraft> drafts)
    {
        var head = Head(trail);
        var recorded = trail.Count == 0 ? DateTimeOffset.UnixEpoch : trail[^1].Recorded;
        foreach (var draft in drafts)
        {
            recorded = draft.At > recorded ? draft.At : recorded;
            trail.Add(AuditChain.Enter(head, draft, recorded));
            head = AuditChain.After(head, trail[^1]);
        }

        return trail;
    }

    private static AuditHead Head(List<AuditEntry> trail) => trail.Count == 0 ? AuditChain.Genesis(Municipality) : new(Municipality, trail.Count, trail[^1].Hash);

    private static AuditDraft Draft(Random random, int ordinal)
    {
        var id = new byte[16];
        random.NextBytes(id);
        return new(
            new(id), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(ordinal), (AuditAction)random.Next(3), $"v/{Municipality}/{random.Next(5)}", ordinal,
            "se-0580/coordinator/a", random.Next(2) == 0 ? null : "offer 1");
    }
}
