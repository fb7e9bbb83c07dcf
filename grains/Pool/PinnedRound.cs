using System.Buffers;
using System.Runtime.InteropServices;
using Matching.Contracts.Pool;
using Matching.Core;
using ScoreParts = Matching.Contracts.Needs.ScoreParts;

namespace Matching.Grains.Pool;

/// <summary>One shard's snapshot for one round, and the questions the round asks of it. Immutable: safe outside the grain's turn.</summary>
internal sealed class PinnedRound(PoolSnapshot snapshot, Func<PoolNeed, IEnumerable<UInt128>> kin, PoolQuery query)
{
    private const int AllTypes = ushort.MaxValue;

    private readonly Scorer scorer = NeedColumns.Scorer(query);
    private readonly NeedRow[] needs = NeedColumns.Rows(query, kin);
    private readonly ImmutableArray<ShardKin> excludedKin =
        [.. query.Needs.Index().Where(n => !n.Item.RelativesFirst).SelectMany(n => kin(n.Item).Select(id => new ShardKin(n.Index, snapshot.RowOf(id))))];

    public ShardRoster Roster()
    {
        var members = query.Map.Members;
        var volunteers = new VolunteerRef[snapshot.RowCapacity];
        var free = new int[snapshot.RowCapacity];
        var typeRooms = new List<TypeRoom>();
        var absences = new List<ShardAbsence>();
        var timesLeft = new List<ShardTimeLeft>();
        var purposeDays = new List<ShardPurposeDay>();
        var placesLeft = new List<ShardPlacesLeft>();
        var words = new ulong[snapshot.Count * RowBytes.Words];
        var next = words.AsSpan();
        foreach (var (row, columns) in snapshot.NumberedRows())
        {
            foreach (var away in (columns.Rare?.Away ?? default).Span)
                absences.Add(new(row, away.From, away.To, AllTypes, IsFull: false));
            foreach (var days in (columns.Rare?.TimeLeft ?? default).Span)
                timesLeft.Add(new(row, days.From, days.To, days.Weekends, days.Hours, days.Slots));
            foreach (var day in (columns.Rare?.PurposeDays ?? default).Span)
                purposeDays.Add(new(row, day.Column, day.Purposes, day.Day));
            foreach (var days in (columns.Rare?.PlacesLeft ?? default).Span)
                placesLeft.Add(new(row, days.From, days.To, (AssignmentType?)days.Role, days.Left));
            volunteers[row] = new(members[columns.Municipality], Ids.Guid(columns.Id));
            free[row] = Math.Max(0, columns.Capacity - columns.Active);
            RowBytes.Write(columns, members[columns.Municipality], MemoryMarshal.AsBytes(next[..RowBytes.Words]));
            next = next[RowBytes.Words..];
            foreach (var type in (columns.Rare?.PlacesOfTypes ?? default).Span)
            {
                if (type.Left < free[row])
                    typeRooms.Add(new(row, (AssignmentType)type.Role, type.Left));
            }
        }

        return new(Frozen(volunteers), Frozen(free), [.. typeRooms], snapshot.Count, Frozen(words))
        {
            Absences = [.. absences],
            Kin = excludedKin,
            TimesLeft = [.. timesLeft],
            PurposeDays = [.. purposeDays],
            PlacesLeft = [.. placesLeft],
        };
    }

    public ShardScores Score(int k, int threads, CancellationToken cancellationToken)
    {
        using var memory = MemoryPool<RankedCandidate>.Shared.Rent(Math.Max(1, needs.Length * k));
        var best = memory.Memory;
        var counts = new int[needs.Length];
        scorer.TopK(snapshot, needs, k, best, counts, threads, cancellationToken);
        var answer = new ScoresBuilder(needs.Length, counts.Sum());
        for (var need = 0; need < needs.Length; need++)
        {
            foreach (var candidate in best.Span.Slice(need * k, counts[need]))
                answer.Add(candidate.Row, candidate.Score);
            answer.EndNeed();
        }

        return answer.Build(scorer.CountEligible(snapshot, needs, threads, cancellationToken));
    }

    public ShardScores Price(PricingPass pass, CancellationToken cancellationToken)
    {
        var prices = new PassPrices(snapshot, query.Map.Members.Length, pass);
        var answer = new ScoresBuilder(needs.Length);
        var improving = new PricedRow[pass.LimitPerNeed];
        var next = 0;
        foreach (var need in pass.Needs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (; next < need; next++)
                answer.EndNeed();
            var found = scorer.Price(snapshot, needs[need], pass.NeedPrices[need], prices.For(need, needs[need].Role), improving);
            foreach (var pair in improving.AsSpan(0, found))
                answer.Add(pair.Row, pair.Score);
        }

        for (; next < needs.Length; next++)
            answer.EndNeed();
        return answer.Build(0);
    }

    public ImmutableArray<ScoreParts> Explain(ImmutableArray<RosterPair> pairs, CancellationToken cancellationToken)
    {
        var parts = ImmutableArray.CreateBuilder<ScoreParts>(pairs.Length);
        foreach (var (need, row) in pairs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            parts.Add(Parts(scorer.ExplainRow(snapshot, row, needs[need])));
        }

        return parts.MoveToImmutable();
    }

    public static ScoreParts Parts(Explanation explanation)
    {
        var parts = explanation.Parts;
        return new(parts.Distance, parts.Availability, parts.Skills, parts.Languages, parts.Experience, parts.Load, parts.Priority) { Penalty = parts.Penalty, Rest = parts.Rest };
    }

    private static ImmutableArray<T> Frozen<T>(T[] array) => ImmutableCollectionsMarshal.AsImmutableArray(array);
}
