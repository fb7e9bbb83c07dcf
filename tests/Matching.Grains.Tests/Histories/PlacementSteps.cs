using Matching.Contracts.Needs;
using Matching.Contracts.Placements;

namespace Matching.Grains.Tests.Histories;

/// <summary>Draws what may happen next to a placement.</summary>
internal static class PlacementSteps
{
    private static readonly ConsentParty[] Parties = [ConsentParty.Client, ConsentParty.Client, ConsentParty.Guardian, ConsentParty.Guardian, ConsentParty.Authority];

    public static PlacementStep Draw(Random random, Placement placement, DateOnly today)
    {
        var stage = random.Next(8) == 0 ? (PlacementStage)random.Next(7) : placement.Stage;
        return stage switch
        {
            PlacementStage.Accepted => new PlanMeeting(today),
            PlacementStage.MeetingPlanned => new HoldMeeting(today),
            PlacementStage.Met when random.Next(8) == 0 => new Refuse(today, (PlacementSide)random.Next(3), OfferReason.NotRightFit),
            PlacementStage.Met when placement is { SignedByMunicipality: not null, SignedByVolunteer: not null } =>
                new Consent(today, Parties[random.Next(Parties.Length)]) { Child = random.Next(8) == 0 ? random.Next(3) : placement.Clients()[random.Next(placement.Clients().Length)] },
            PlacementStage.Met => new Sign(today, placement.SignedByMunicipality is null ? PlacementSide.Municipality : PlacementSide.Volunteer),
            PlacementStage.Agreed => new Start(today),
            PlacementStage.Running when random.Next(2) == 0 => new FollowUp(today, FollowUpResult.GoesWell),
            PlacementStage.Running => new End(today, PlacementEndReason.GoalReached),
            PlacementStage.Ended => new Thank(today),
            _ => new Consent(today, ConsentParty.Guardian),
        };
    }
}
