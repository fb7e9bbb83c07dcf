namespace Matching.Contracts.Law;

/// <summary>Courses that municipalities keep account of. Names are stored: append only.</summary>
[GenerateSerializer, Alias("matching.training")]
public enum Training
{
    Introduction = 0,

    /// <summary>PRIDE, the course for foster homes.</summary>
    Pride = 1,

    Guardian = 2,
    FirstAid = 3,
    ChildProtection = 4,
}
