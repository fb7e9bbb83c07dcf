namespace Matching.Contracts.Needs;

/// <summary>Why an offer ended, as codes: free text would carry personal circumstances between municipalities.</summary>
[GenerateSerializer, Alias("matching.offer-reason")]
public enum OfferReason
{
    Unspecified = 0,
    Distance = 1,
    Time = 2,
    NotRightFit = 3,
    PersonalCircumstances = 4,
    ClientChangedMind = 5,
    OtherVolunteerChosen = 6,
    NeedEnded = 7,
}
