namespace Matching.Contracts.Reports;

/// <summary>Why a decision is not carried out, as the municipality says it; codes, because free text would carry personal circumstances.</summary>
[GenerateSerializer, Alias("matching.delay-reason")]
public enum DelayReason
{
    /// <summary>sv resursbrist: nobody suitable was found. What stands where nobody said otherwise.</summary>
    NoVolunteer = 0,

    /// <summary>sv den enskilde har tackat nej.</summary>
    ClientDeclined = 1,

    /// <summary>The client cannot begin yet, or could not be reached.</summary>
    ClientNotReady = 2,

    /// <summary>A volunteer is found; checks or training are not done.</summary>
    AwaitingChecks = 3,

    Other = 4,
}
