namespace Matching.Contracts.Volunteers;

/// <summary>
/// The truth about one volunteer: capacity, holds, placements, consent. A placement is made only here, by an idempotent
/// reservation with a deadline. Key: <see cref="GrainKeys.Volunteer"/>.
/// </summary>
[Alias("matching.volunteer")]
public interface IVolunteerGrain : IGrainWithStringKey
{
    /// <summary>Creates, or replaces the profile; <paramref name="expectedVersion"/> null takes any version (imports). The same profile again changes nothing.</summary>
    [Alias("register")]
    Task<Outcome<VolunteerView>> Register(VolunteerProfile profile, long? expectedVersion);

    [Alias("get"), AlwaysInterleave]
    Task<Outcome<VolunteerView>> Get();

    /// <summary>Holds a place until the deadline. One of two callers for the last place gets <see cref="ProblemCode.NoCapacity"/>.</summary>
    /// <param name="asked">The one need, as the pool is asked: the pair is judged on the truth and kept with the hold, so that it can be replayed.</param>
    [Alias("reserve")]
    Task<Outcome<Commitment>> Reserve(Reservation reservation, Pool.PoolQuery? asked = null);

    /// <summary>Judges the pair behind an offer once more, from the inputs that were stored with the hold.</summary>
    [Alias("replay"), ReadOnly]
    Task<Outcome<Needs.PairReplay>> Replay(Guid offer);

    /// <summary>Turns a live hold into a placement. Again: the same answer. Past the deadline: <see cref="ProblemCode.Expired"/>.</summary>
    [Alias("confirm")]
    Task<Outcome<Commitment>> Confirm(Guid offer);

    /// <summary>The placement begins: the rules are judged once more, on the day it really starts. Again: the same answer.</summary>
    [Alias("begin")]
    Task<Outcome<Commitment>> Begin(Guid offer, DateOnly on);

    /// <summary>The running placement goes on until a later planned end: the added days are judged like a placement on them. Again: the same answer.</summary>
    [Alias("prolong")]
    Task<Outcome<Commitment>> Prolong(Guid offer, DateOnly until);

    /// <summary>The placement ended; the place is free from <paramref name="until"/> on. Again, or unknown: fine.</summary>
    [Alias("end")]
    Task End(Guid offer, DateOnly until);

    /// <summary>The volunteer was thanked. Again, or unknown: fine.</summary>
    [Alias("thank")]
    Task Thank(Guid offer, DateOnly on);

    /// <summary>The municipality was in touch with the volunteer: nobody approved is left in silence. Of the same day and kind again: the same answer.</summary>
    [Alias("contact")]
    Task<Outcome<VolunteerContact>> Contact(VolunteerContact contact);

    /// <summary>Something happened that the register does not show: checks made before it end, and the coordinators are told. The same event again: the same answer.</summary>
    /// <returns>The checks that an event of that day ended.</returns>
    [Alias("record-event")]
    Task<Outcome<ImmutableArray<BackgroundCheck>>> RecordEvent(RecordedEvent happened);

    /// <summary>The rules a coordinator may override that the volunteer fails for the one need of the query, judged on the truth.</summary>
    /// <param name="query">The need and the map.</param>
    /// <param name="offer">Whose own hold takes nothing from it: the request may be a repeated one.</param>
    [Alias("misfits"), ReadOnly]
    Task<Needs.RejectionReasons> Misfits(Pool.PoolQuery query, Guid? offer = null);

    /// <summary>What would change that the one need of the query rejects the volunteer, judged on the truth: an organisation's checks by the numbers of its members. For the home municipality alone.</summary>
    /// <returns>A sentence a reason; empty where there is no reason, or no such volunteer.</returns>
    [Alias("remedies"), ReadOnly]
    Task<ImmutableArray<string>> Remedies(Pool.PoolQuery query);

    /// <summary>Hands on what a failure left owing to the audit trail and the notices.</summary>
    [Alias("pay-up")]
    Task PayUp();

    /// <summary>Tells the coordinators of each check whose renewal window is open and of which they have not been told. Again: nothing.</summary>
    [Alias("warn-of-checks")]
    Task WarnOfChecks();

    /// <summary>Gives a hold or a placement back. Again, or unknown: fine.</summary>
    [Alias("release")]
    Task Release(Guid offer);

    /// <summary>The ledger's entry for an offer, or <see cref="ProblemCode.NotFound"/>: how needs learn the truth. Waits for a change that is under way.</summary>
    [Alias("commitment"), ReadOnly]
    Task<Outcome<Commitment>> GetCommitment(Guid offer);

    /// <summary>The ledger's entry as it is stored, or null: how credits learn what is owed. Interleaves, because an erasure waits for them; what a change under way makes of it they learn when the place is given back.</summary>
    [Alias("stored-commitment"), AlwaysInterleave]
    Task<Commitment?> StoredCommitment(Guid offer);

    /// <summary>
    /// Whether the offer takes up a place, or may be about to: how agreements learn which claims still stand. Interleaves, because a
    /// reservation waits for the agreement meanwhile; while the offer is being changed the answer is yes.
    /// </summary>
    [Alias("takes-place"), AlwaysInterleave]
    Task<bool> TakesPlace(Guid offer);

    /// <summary>Deletes everything about the volunteer, here and in the pool. Refused while a placement runs.</summary>
    [Alias("erase")]
    Task<Outcome<bool>> Erase();
}
