using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Contracts.Placements;

namespace Matching.Grains.Placements;

/// <summary>One step of a placement: the table says which steps exist, the facts whether this one fits.</summary>
internal static class PlacementRules
{
    /// <summary>A running placement is followed up at least so often.</summary>
    public const int FollowUpMonths = Contracts.Municipalities.AssignmentTerms.MaxFollowUpMonths;

    /// <summary>The placement after the step; the same placement where the step is known already.</summary>
    public static Outcome<Placement> After(Placement placement, PlacementStep step, NeedCase @case, LawRule law, DateOnly today, int followUpMonths = FollowUpMonths)
    {
        if (IsRepeated(placement, step))
            return placement;
        if (!LifeCycles.Placement.Allows(placement.Stage, step.Move))
            return new Problem(ProblemCode.WrongState, $"The placement is {placement.Stage}: there is no such step.", "stage", "Read the placement; docs/placements.md shows its steps.");
        if (Misdated(placement, step, today) is { } misdated)
            return misdated;
        if (Misplaced(placement, step, @case, law) is { } misplaced)
            return misplaced;
        var next = Applied(placement, step, followUpMonths);
        next = next with { Stage = Stage(next, step, @case, law) };
        return LifeCycles.Placement.Allows(placement.Stage, step.Move, next.Stage)
            ? next
            : throw new InvalidOperationException($"The table has no way from {placement.Stage} by {step.Move} to {next.Stage}.");
    }

    private static bool IsRepeated(Placement p, PlacementStep step) => step switch
    {
        PlanMeeting plan => p.Stage == PlacementStage.MeetingPlanned && p.MeetingOn == plan.On,
        HoldMeeting held => p.Stage is PlacementStage.Met && p.MeetingOn == held.On,
        Refuse refuse => p.Stage == PlacementStage.Refused && p.RefusedBy == refuse.Side,
        Sign { Side: PlacementSide.Municipality } sign => p.SignedByMunicipality == sign.On,
        Sign sign => p.SignedByVolunteer == sign.On,
        Consent consent => ConsentRules.IsRecorded(p, consent),
        Start start => p.Started == start.On,
        FollowUp follow => p.FollowUps.Contains(new(follow.On, follow.Result)),
        Prolong further => p.ProlongedUntil == further.Until,
        End end => p.Ended == end.On && p.EndReason == end.Reason,
        Thank thank => p.Thanked == thank.On,
        _ => false,
    };

    private static Problem? Misdated(Placement p, PlacementStep step, DateOnly today) => step switch
    {
        PlanMeeting => null,
        _ when step.On > today => Problem.Invalid("The day lies ahead.", "on", "Record it when it has happened; only a meeting is planned ahead."),
        Sign or Consent or Start when step.On < p.MeetingOn => Problem.Invalid("The day is before the meeting.", "on", "Give a day on or after the meeting."),
        Start when step.On < p.SignedByMunicipality || step.On < p.SignedByVolunteer => Problem.Invalid("It starts before the agreement was signed.", "on", "Give a day on or after both signatures."),
        Start when p.Consents.Any(c => step.On < c.On) => Problem.Invalid("It starts before a consent was given.", "on", "Give a day on or after every consent."),
        FollowUp or Prolong or End when step.On < p.Started => Problem.Invalid("The day is before the start.", "on", "Give a day on or after the start."),
        FollowUp when p.FollowUps is [.., var last] && step.On < last.On => Problem.Invalid("A later follow-up is recorded.", "on", "Give a day on or after it."),
        Thank when step.On < p.Ended => Problem.Invalid("The day is before the end.", "on", "Give a day on or after the end."),
        _ => null,
    };

    private static Problem? Misplaced(Placement p, PlacementStep step, NeedCase @case, LawRule law) => step switch
    {
        Sign { Side: PlacementSide.Client } => Problem.Invalid("The client does not sign this agreement.", "side", "Record the client's consent; municipality and volunteer sign."),
        Consent consent => ConsentRules.Misplaced(p, consent, @case, law),
        // The case may have changed since it was agreed: the child has come of the age from which it is asked itself.
        Start when ConsentRules.Missing(p, @case, law).Select(m => $"{m.Party} of child {m.Child}").ToList() is [_, ..] missing =>
            new(ProblemCode.WrongState, $"Consents are missing: {string.Join(", ", missing)}.", "consents", "Record them first."),
        _ => null,
    };

    private static Placement Applied(Placement p, PlacementStep step, int followUpMonths) => step switch
    {
        PlanMeeting or HoldMeeting => p with { MeetingOn = step.On },
        Refuse refuse => p with { RefusedBy = refuse.Side, FollowUpDue = null },
        Sign { Side: PlacementSide.Municipality } => p with { SignedByMunicipality = step.On },
        Sign => p with { SignedByVolunteer = step.On },
        Consent consent => ConsentRules.Recorded(p, consent),
        Start => p with { Started = step.On, FollowUpDue = step.On.AddMonths(followUpMonths) },
        FollowUp follow => p with { FollowUps = Kept(p.FollowUps).Add(new(follow.On, follow.Result)), FollowUpDue = follow.On.AddMonths(followUpMonths) },
        Prolong further => p with { ProlongedUntil = further.Until },
        End end => p with { Ended = end.On, EndReason = end.Reason, FollowUpDue = null },
        Thank => p with { Thanked = step.On },
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static PlacementStage Stage(Placement next, PlacementStep step, NeedCase @case, LawRule law) => step switch
    {
        PlanMeeting => PlacementStage.MeetingPlanned,
        HoldMeeting => PlacementStage.Met,
        Refuse => PlacementStage.Refused,
        Sign or Consent => next.Stage == PlacementStage.Agreed || next is { SignedByMunicipality: not null, SignedByVolunteer: not null } && !ConsentRules.Missing(next, @case, law).Any() ? PlacementStage.Agreed : PlacementStage.Met,
        Start or FollowUp or Prolong => PlacementStage.Running,
        _ => PlacementStage.Ended,
    };

    private static ImmutableArray<FollowedUp> Kept(ImmutableArray<FollowedUp> all) => all.Length < Limits.FollowUpsPerPlacement ? all : all.RemoveAt(0);
}
