namespace Matching.Contracts.Partnerships;

/// <summary>How far a municipality goes with an organisation; each degree includes the ones before it.</summary>
[GenerateSerializer, Alias("matching.involvement")]
public enum Involvement
{
    /// <summary>da henvisning: the municipality tells people of the organisation.</summary>
    Refer = 0,

    /// <summary>da lokaler: it lends rooms.</summary>
    Rooms = 1,

    /// <summary>da koordinering: the work is planned together.</summary>
    Coordination = 2,

    /// <summary>da partnerskabsaftale: an agreement with dates and allotted staff.</summary>
    PartnershipAgreement = 3,
}
