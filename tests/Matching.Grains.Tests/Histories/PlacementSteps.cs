using Matching.Contracts.Needs;
using Matching.Contracts.Placements;

namespace Matching.Grains.Tests.Histories;

/// <summary>Draws what may happen next to a placement.</summary>
internal static class PlacementSteps
{
    public static PlacementStep Draw(Random random, Placement placement, NeedRequirements wish, DateOnly today)
    {
        var stage = random.Next(8) == 0 ? (PlacementStage)random.Next(7) : placement.Stage;
        return stage switch
        {
            PlacementStage.Accepted => new PlanMeeting(today),
            PlacementStage.MeetingPlanned => new HoldMeeting(today),
            PlacementStage.Met when random.Next(8) == 0 => new Refuse(today, (PlacementSide)random.Next(3), OfferReason.NotRightFit),
            PlacementStage.Met when placement is { SignedByMunicipality: not null, SignedByVolunteer: not null } =>
                Yes(random, placement, today),
            PlacementStage.Met => new Sign(today, placement.SignedByMunicipality is null ? PlacementSide.Municipality : PlacementSide.Volunteer),
            PlacementStage.Agreed => new Start(today),
            PlacementStage.Running when placement.PlannedEnd(wish) is { } end && end >= today && random.Next(2) == 0 => new Prolong(today, end.AddDays(random.Next(1, 60))),
            PlacementStage.Running when random.Next(2) == 0 => new FollowUp(today, FollowUpResult.GoesWell),
            PlacementStage.Running => new End(today, (PlacementEndReason)random.Next(7)),
            PlacementStage.Ended => new Thank(today),
            _ => new Consent(today, ConsentParty.Guardian),
        };
    }

    /// <summary>Mostly a consent that is not recorded yet, of whomever.</summary>
    private static Consent Yes(Random random, Placement placement, DateOnly today)
    {
        var missing = from child in placement.Clients() from party in Enum.GetValues<ConsentParty>() where !placement.Consents.Any(c => (c.Child, c.Party) == (child, party)) select (child, party);
        (int Child, ConsentParty Party)[] choice = random.Next(8) == 0 ? [(random.Next(3), ConsentParty.Guardian)] : [.. missing];
        var (which, who) = choice.Length == 0 ? (0, ConsentParty.Guardian) : choice[random.Next(choice.Length)];
        return new(today, who) { Child = which };
    }
}
