namespace Matching.Contracts.Rounds;

/// <summary>What a round gave one member. The last four are null where the goal promises nothing.</summary>
/// <param name="Needs">Open needs.</param>
/// <param name="Proposals">Placements proposed for them.</param>
/// <param name="FromOthers">Of those, with volunteers of other members.</param>
/// <param name="ToOthers">Its volunteers proposed to other members.</param>
/// <param name="Alone">Placements that the best use of its own volunteers for its own needs would give it.</param>
/// <param name="Promised">Placements the goal promised it.</param>
/// <param name="CreditBefore">Running placements from others less those to others. All members' sum to 0.</param>
/// <param name="CreditAfter">That, plus proposals less alone.</param>
[GenerateSerializer, Immutable, Alias("matching.municipality-result")]
public sealed record MunicipalityResult(
    string Municipality,
    int Needs,
    int Proposals,
    int FromOthers,
    int ToOthers,
    int? Alone,
    int? Promised,
    int? CreditBefore,
    int? CreditAfter);
