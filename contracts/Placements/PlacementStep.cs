namespace Matching.Contracts.Placements;

/// <summary>One dated step in the life of a placement. Each carries what that step needs and nothing else; there is no free text.</summary>
/// <param name="On">The day it was, or is to be.</param>
[GenerateSerializer, Immutable, Alias("matching.placement-step")]
public abstract record PlacementStep(DateOnly On)
{
    public abstract PlacementMove Move { get; }
}

/// <summary>The parties will meet on that day; planning again moves the day.</summary>
[GenerateSerializer, Immutable, Alias("matching.step-plan-meeting")]
public sealed record PlanMeeting(DateOnly On) : PlacementStep(On)
{
    public override PlacementMove Move => PlacementMove.PlanMeeting;
}

/// <summary>They met, and nobody said no.</summary>
[GenerateSerializer, Immutable, Alias("matching.step-hold-meeting")]
public sealed record HoldMeeting(DateOnly On) : PlacementStep(On)
{
    public override PlacementMove Move => PlacementMove.HoldMeeting;
}

/// <summary>A side says no; the place is free again. The no is remembered until the need changes, whoever said it.</summary>
[GenerateSerializer, Immutable, Alias("matching.step-refuse")]
public sealed record Refuse(DateOnly On, PlacementSide Side, Needs.OfferReason Reason) : PlacementStep(On)
{
    public override PlacementMove Move => PlacementMove.Refuse;
}

/// <summary>The municipality or the volunteer signs the agreement.</summary>
[GenerateSerializer, Immutable, Alias("matching.step-sign")]
public sealed record Sign(DateOnly On, PlacementSide Side) : PlacementStep(On)
{
    public override PlacementMove Move => PlacementMove.Sign;
}

/// <summary>The client or a guardian consents, or an authority decides in their place.</summary>
[GenerateSerializer, Immutable, Alias("matching.step-consent")]
public sealed record Consent(DateOnly On, ConsentParty Party) : PlacementStep(On)
{
    /// <summary>Which of the need's children it is for, as <see cref="Needs.NeedCase.ChildAges"/> counts them from 0.</summary>
    [Id(0)]
    public int Child { get; init; }

    public override PlacementMove Move => PlacementMove.Consent;
}

/// <summary>It begins; the volunteer is judged by the rules of this day.</summary>
[GenerateSerializer, Immutable, Alias("matching.step-start")]
public sealed record Start(DateOnly On) : PlacementStep(On)
{
    public override PlacementMove Move => PlacementMove.Start;
}

[GenerateSerializer, Immutable, Alias("matching.step-follow-up")]
public sealed record FollowUp(DateOnly On, FollowUpResult Result) : PlacementStep(On)
{
    public override PlacementMove Move => PlacementMove.FollowUp;
}

/// <summary>It goes on past its planned end, until <paramref name="Until"/>: the added days are judged like a placement on them.</summary>
/// <param name="On">The day it was agreed.</param>
/// <param name="Until">The first day after it; later than planned so far, and ahead.</param>
[GenerateSerializer, Immutable, Alias("matching.step-prolong")]
public sealed record Prolong(DateOnly On, DateOnly Until) : PlacementStep(On)
{
    public override PlacementMove Move => PlacementMove.Prolong;
}

/// <summary>It ends on that day, which is the first one it no longer covers. Where it breaks off (<see cref="PlacementEndReason"/>), the need is open again, and that no is remembered.</summary>
[GenerateSerializer, Immutable, Alias("matching.step-end")]
public sealed record End(DateOnly On, PlacementEndReason Reason) : PlacementStep(On)
{
    public override PlacementMove Move => PlacementMove.End;
}

/// <summary>The volunteer was thanked.</summary>
[GenerateSerializer, Immutable, Alias("matching.step-thank")]
public sealed record Thank(DateOnly On) : PlacementStep(On)
{
    public override PlacementMove Move => PlacementMove.Thank;
}
