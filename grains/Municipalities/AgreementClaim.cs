using Matching.Contracts.Municipalities;

namespace Matching.Grains.Municipalities;

/// <summary>One place of an agreement's quota in use.</summary>
[GenerateSerializer, Immutable, Alias("matching.agreement-claim")]
public sealed record AgreementClaim(Guid Agreement, AgreementUse Use);
