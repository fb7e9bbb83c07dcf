namespace Matching.Contracts.Municipalities;

/// <summary>An agreement is made by both sides: the home side proposes, the receiving side accepts, either ends it.</summary>
[GenerateSerializer, Alias("matching.agreement-status")]
public enum AgreementStatus
{
    Proposed = 0,
    Live = 1,
    Ended = 2,
}
