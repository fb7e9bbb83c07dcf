using Matching.Contracts.Audit;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Tests.Histories;

/// <summary>All that the grains say of themselves at one moment: what the <see cref="InvariantChecker"/> judges.</summary>
/// <param name="Declined">Who declined each need since it last changed, as the history remembers it.</param>
/// <param name="Pool">What the pool answers for each need that is asked.</param>
/// <param name="Granted">By offer.</param>
internal sealed record Ledger(
    DateTimeOffset Now,
    RegionView Region,
    ImmutableArray<SharingAgreement> Agreements,
    ImmutableArray<VolunteerView> Volunteers,
    ImmutableArray<NeedView> Needs,
    ImmutableDictionary<NeedRef, ImmutableHashSet<Guid>> Declined,
    ImmutableDictionary<NeedRef, PoolAnswer> Pool,
    ImmutableDictionary<Guid, Granted> Granted)
{
    public DateOnly Today => CivilDay.Of(Now);

    /// <summary>What was true when a placement began, by offer.</summary>
    public ImmutableDictionary<Guid, VolunteerView> Begun { get; init; } = ImmutableDictionary<Guid, VolunteerView>.Empty;

    /// <summary>Each time somebody wanted a placement to go on past its planned end, in order.</summary>
    public ImmutableArray<Prolonged> Prolonged { get; init; } = [];

    /// <summary>Every profile that was taken, in order.</summary>
    public ImmutableArray<Decided> Decided { get; init; } = [];

    /// <summary>What each case said when its placement was agreed, and then when it began, by offer: whose consent was to be there.</summary>
    public ImmutableDictionary<Guid, NeedCase> Agreed { get; init; } = ImmutableDictionary<Guid, NeedCase>.Empty;

    /// <summary>What runs under each agreement, as its home municipality says.</summary>
    public ImmutableDictionary<Guid, int> Loads { get; init; } = ImmutableDictionary<Guid, int>.Empty;

    /// <summary>Places of quotas that their home municipalities say are taken, whether or not their volunteers still stand by them.</summary>
    public ImmutableArray<Claimed> Claims { get; init; } = [];

    /// <summary>What a round proposed that ran on just this; empty where none did.</summary>
    public ImmutableArray<Proposal> Proposals { get; init; } = [];

    /// <summary>The total that the round says.</summary>
    public long? ProposedPoints { get; init; }

    /// <summary>Proposals of a round that ran on just this, whose offer was refused all the same, and why.</summary>
    public ImmutableArray<(Proposal Proposal, string Problem)> Refused { get; init; } = [];

    /// <summary>The audit trail of each municipality, as it is stored.</summary>
    public ImmutableDictionary<string, ImmutableArray<AuditEntry>> Trails { get; init; } = ImmutableDictionary<string, ImmutableArray<AuditEntry>>.Empty;

    /// <summary>Entries that each grain has handed on for certain, and has written, by its key: the last ones may be in the trail and not struck out yet.</summary>
    public ImmutableDictionary<string, (long HandedOn, long All)> Written { get; init; } = ImmutableDictionary<string, (long, long)>.Empty;

    /// <summary>Who declined the need, has an offer out for it, has a conflict with it, or is kin; to a home for children relatives may come.</summary>
    public HashSet<Guid> Excluded(NeedView need) =>
        [
            .. need.Offers.Where(o => o.Status is OfferStatus.Held or OfferStatus.Accepted).Select(o => o.Volunteer.Id),
            .. Declined.GetValueOrDefault(need.Need, []),
            .. need.Case.Conflicts.Select(v => v.Id),
            .. Volunteers.Where(v => need.Requirements.Type != AssignmentType.FosterHome && v.Profile.KinTags.Intersect(need.Case.KinTags).Any()).Select(v => v.Volunteer.Id),
        ];
}

/// <summary>The pool's answer for one need.</summary>
internal sealed record PoolAnswer(ImmutableArray<Candidate> Candidates, ImmutableArray<Rejection> Rejections);

/// <summary>Somebody wanted a running placement to go on, and what was true then.</summary>
/// <param name="From">Its planned end so far: the first of the days added.</param>
internal sealed record Prolonged(Guid Offer, DateTimeOffset At, VolunteerView Before, DateOnly From, DateOnly Until)
{
    /// <summary>The reservation as it was granted, before anything was added.</summary>
    public static Reservation AsGranted(IEnumerable<Prolonged> all, Reservation now) => all.FirstOrDefault(p => p.Offer == now.Offer) is { } first ? now with { End = first.From } : now;
}

/// <summary>A profile that was taken, and what was on record before; null where nobody was.</summary>
internal sealed record Decided(string Home, VolunteerProfile? Before, VolunteerProfile After);

/// <summary>A place of a quota, and its agreement as it was when the history first saw it there; null where there is none.</summary>
internal sealed record Claimed(AgreementRun Run, SharingAgreement? Agreement);

/// <summary>What was true when an offer's reservation was asked for.</summary>
internal sealed record Granted(DateTimeOffset At, VolunteerView Before, ImmutableArray<SharingAgreement> Agreements)
{
    public VolunteerProfile Profile => Before.Profile;

    /// <summary>What the need asked of the volunteer's time; null where an override let it be less, or a lane asked by itself.</summary>
    public TimeTaken? Asked { get; init; }

    /// <summary>The agreement that the offer named; null where it named none.</summary>
    public Guid? Named { get; init; }
}
