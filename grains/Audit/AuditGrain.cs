using Matching.Contracts.Audit;
using Matching.Contracts.Placements;
using Matching.Grains.Ports;
using Matching.Grains.State;
using Orleans.Concurrency;

namespace Matching.Grains.Audit;

/// <remarks>
/// Reentrant so that entries which arrive while a write is under way go together into the next one: a municipality's trail takes one
/// write at a time however many of its grains change.
/// </remarks>
[GrainType("audit"), Reentrant]
internal sealed class AuditGrain([PersistentState(StateNames.Audit, StateNames.Store)] IPersistentState<AuditState> storage, ICommittedStates states, TimeProvider time)
    : DurableGrain<AuditState>(storage), IAuditGrain
{
    /// <summary>Entries in a page: small enough to write anew with each entry, large enough to keep pages few.</summary>
    public const int PageSize = 64;

    /// <summary>Ids that are remembered beyond the last page: after a crash many grains send again what they are not sure of.</summary>
    private const int MaxKnown = 20_000;

    /// <summary>Ids entered in the pages from <see cref="knownPages"/> on and in the tail; the first of them was recorded at <see cref="knownSince"/>.</summary>
    private readonly HashSet<Guid> known = [];
    private long knownPages;
    private DateTimeOffset knownSince;
    private readonly GroupedWrites<AuditDraft, bool> writes = new();

    private string Municipality => KeyOwner.Of(this.GetPrimaryKeyString());

    private AuditHead Present => State.Head ?? AuditChain.Genesis(Municipality);

    public Task Append(ImmutableArray<AuditDraft> drafts) => writes.Add(drafts, Write);

    public Task<AuditHead> Head() => Task.FromResult(Present);

    public async Task<AuditPage> Read(long from, int limit)
    {
        var (pages, tail, count) = (State.Pages, State.Tail, Present.Count);
        var entries = ImmutableArray.CreateBuilder<AuditEntry>();
        var number = Math.Max(0, from);
        while (number < count && entries.Count < limit)
        {
            var page = number / PageSize < pages ? await Page(number / PageSize) : tail;
            var part = page.Skip((int)(number % PageSize)).Take(limit - entries.Count).ToList();
            entries.AddRange(part.Select(Seen));
            number += part.Count;
        }

        return new(entries.ToImmutable(), number < count ? number : null);
    }

    public async Task<AuditVerdict> Verify(AuditHead? checkpoint, CancellationToken cancellationToken = default)
    {
        // What lies in the store is followed, not what this activation remembers.
        var stored = new AuditState();
        await foreach (var (key, state) in states.ReadAll<AuditState>(StateNames.Audit, GrainKeys.Audit(Municipality), cancellationToken))
            stored = key == this.GetPrimaryKeyString() ? state : stored;
        var entries = new List<AuditEntry>();
        await foreach (var (key, page) in states.ReadAll<AuditPageState>(StateNames.AuditPage, GrainKeys.AuditPagesOf(Municipality), cancellationToken))
        {
            if (string.CompareOrdinal(key, GrainKeys.AuditPage(Municipality, stored.Pages)) < 0)
                entries.AddRange(page.Entries);
        }

        entries.AddRange(stored.Tail);
        return AuditChain.Verify(Municipality, entries, stored.Head ?? AuditChain.Genesis(Municipality), checkpoint);
    }

    private async Task<bool> Write(List<AuditDraft> drafts)
    {
        var (head, pages, tail) = (Present, State.Pages, State.Tail);
        var recorded = tail.IsEmpty ? DateTimeOffset.MinValue : tail[^1].Recorded;
        var unknown = await Unknown(drafts);
        foreach (var draft in unknown)
        {
            if (tail.Length == PageSize)
            {
                await GrainFactory.GetGrain<IAuditPageGrain>(GrainKeys.AuditPage(Municipality, pages)).Seal(tail);
                (pages, tail) = (pages + 1, []);
            }

            recorded = Latest(time.GetUtcNow(), draft.At, recorded);
            var entry = AuditChain.Enter(head, draft, recorded);
            (head, tail) = (AuditChain.After(head, entry), tail.Add(entry));
        }

        if (State.Head is null)
            await GrainFactory.GetGrain<ISweeperGrain>(GrainKeys.Sweeper(Municipality)).KeepSweeping();
        if (head != Present)
            await Commit(new() { Head = head, Pages = pages, Tail = tail });
        known.UnionWith(unknown.Select(d => d.Id));
        return true;
    }

    /// <summary>
    /// The drafts that are not entered yet. An entry is never recorded before its draft was written, so a draft that was entered lies among
    /// the entries recorded since: nearly always those of the last page.
    /// </summary>
    private async Task<List<AuditDraft>> Unknown(List<AuditDraft> drafts)
    {
        if (known.Count == 0 || known.Count > MaxKnown)
        {
            known.Clear();
            known.UnionWith(State.Tail.Select(e => e.Draft.Id));
            (knownPages, knownSince) = (State.Pages, State.Tail.IsEmpty ? DateTimeOffset.MaxValue : State.Tail[0].Recorded);
        }

        for (var oldest = drafts.Min(d => d.At); knownPages > 0 && knownSince >= oldest;)
        {
            var entries = await Page(knownPages - 1);
            known.UnionWith(entries.Select(e => e.Draft.Id));
            (knownPages, knownSince) = (knownPages - 1, entries[0].Recorded);
        }

        return [.. drafts.Where(d => !known.Contains(d.Id)).DistinctBy(d => d.Id)];
    }

    private Task<ImmutableArray<AuditEntry>> Page(long page) => GrainFactory.GetGrain<IAuditPageGrain>(GrainKeys.AuditPage(Municipality, page)).Read();

    /// <summary>To another authority an entry is one link of the chain, and tells nothing of the case.</summary>
    private static AuditEntry Seen(AuditEntry entry) => entry.Draft.Authority is { } owner && CallAuthority.Current is { } caller && caller != owner
        ? entry with { Draft = entry.Draft with { Id = Guid.Empty, Subject = AuditEntry.Withheld, Ordinal = 0, Actor = AuditEntry.Withheld, Detail = null } }
        : entry;

    private static DateTimeOffset Latest(params ReadOnlySpan<DateTimeOffset> times)
    {
        var latest = times[0];
        foreach (var time in times)
            latest = time > latest ? time : latest;
        return latest;
    }
}
