namespace Matching.Contracts.Values;

/// <summary>Why a request was refused. Names are part of the API (problem type URIs): append only.</summary>
[GenerateSerializer, Alias("matching.problem-code")]
public enum ProblemCode
{
    NotFound = 0,
    Invalid = 1,

    /// <summary>The object already exists with other content.</summary>
    AlreadyExists = 2,

    /// <summary>The state changed since the caller read it.</summary>
    VersionMismatch = 3,

    /// <summary>The volunteer's last free place is taken or held by somebody else.</summary>
    NoCapacity = 4,

    /// <summary>The volunteer does not meet a hard rule at the placement date.</summary>
    NotEligible = 5,

    /// <summary>No live sharing agreement covers this placement, or its quota is used up.</summary>
    NoAgreement = 6,

    /// <summary>The step is not possible in the present state of the offer, need or agreement.</summary>
    WrongState = 7,

    /// <summary>The deadline of the hold has passed.</summary>
    Expired = 8,

    /// <summary>A named limit would be exceeded.</summary>
    LimitExceeded = 9,

    /// <summary>The same request id came with other content.</summary>
    RequestReused = 10,

    /// <summary>The caller may not do this.</summary>
    Forbidden = 11,
}
