using Matching.Contracts.Pool;
using Matching.Contracts.Regions;
using Matching.Core;

namespace Matching.Grains.Pool;

/// <summary>The rows of one shard: the columns, the version of each row, and what time alone changes: holds lapse, and rest grows.</summary>
internal sealed class ShardPool(RegionPlane map)
{
    private readonly Dictionary<Guid, long> versions = [];
    private readonly Dictionary<Guid, PoolRow> changing = [];
    private readonly KinIndex kin = new();
    private readonly PriorityQueue<Guid, DateTimeOffset> lapses = new();

    public RegionPlane Map => map;

    public PoolSnapshot Snapshot { get; private set; } = PoolSnapshot.Empty;

    /// <summary>Built at once from all rows: columns sorted by place, as updates one by one would not leave them.</summary>
    public static ShardPool Of(RegionPlane map, IReadOnlyCollection<PoolRow> rows, DateTimeOffset now)
    {
        var pool = new ShardPool(map);
        var members = rows.Where(pool.IsMember).ToList();
        foreach (var row in members)
            pool.Remember(row, now);
        pool.Snapshot = PoolSnapshot.Create(members.Select(r => VolunteerColumns.Columns(r, map, now)).ToArray());
        return pool;
    }

    /// <summary>False where the row is older than what is known, or of no member.</summary>
    public bool Take(PoolRow row, DateTimeOffset now)
    {
        if (!IsMember(row) || (versions.TryGetValue(row.Volunteer.Id, out var known) && known >= row.Version))
            return false;
        Remember(row, now);
        Snapshot = Snapshot.With(VolunteerColumns.Columns(row, map, now));
        return true;
    }

    public void Drop(Guid volunteer)
    {
        versions.Remove(volunteer);
        changing.Remove(volunteer);
        kin.Set(volunteer, []);
        Snapshot = Snapshot.Without(Ids.Number(volunteer));
    }

    /// <summary>Gives back the places whose holds have lapsed, and counts the rest since the last offer.</summary>
    public void Sweep(DateTimeOffset now)
    {
        while (lapses.TryPeek(out var volunteer, out var lapse) && lapse <= now)
        {
            lapses.Dequeue();
            if (changing.TryGetValue(volunteer, out var row))
                Snapshot = Snapshot.With(VolunteerColumns.Columns(row, map, now));
        }
    }

    /// <summary>The volunteers who are kin of a need's client.</summary>
    public IEnumerable<UInt128> Kin(PoolNeed need) => kin.Of(need.KinTags);

    private bool IsMember(PoolRow row) => map.Members.Contains(row.Volunteer.Municipality);

    private void Remember(PoolRow row, DateTimeOffset now)
    {
        var volunteer = row.Volunteer.Id;
        versions[volunteer] = row.Version;
        changing.Remove(volunteer);
        kin.Set(volunteer, row.KinTags);
        foreach (var lapse in row.Taken.Select(t => t.LapsesAt).OfType<DateTimeOffset>().Concat(RestGrows(row)).Concat(EndsPass(row)).Concat(TimeTurns(row)).Where(l => now < l))
        {
            changing[volunteer] = row;
            lapses.Enqueue(volunteer, lapse);
        }
    }

    /// <summary>Who runs past the planned end goes on taking the place.</summary>
    private static IEnumerable<DateTimeOffset> EndsPass(PoolRow row) =>
        row.Taken.Where(t => t.IsRunning && t.Period.To is not null).Select(t => CivilDay.Begins(t.Period.To!.Value));

    /// <summary>The freest day from now on may lie behind.</summary>
    private static IEnumerable<DateTimeOffset> TimeTurns(PoolRow row) =>
        from place in row.Taken
        where place.Time != default
        from day in new[] { place.Period.From, place.Period.To ?? place.Period.From }.Distinct()
        select CivilDay.Begins(day);

    private static IEnumerable<DateTimeOffset> RestGrows(PoolRow row) =>
        row.LastAsked is { } asked ? RestSteps.Days.Select(days => CivilDay.Begins(asked.AddDays(days))) : [];
}
