namespace Matching.Contracts.Pool;

/// <summary>When a check was made that counts for needs which accept some purposes alone, where that is another day than the latest.</summary>
/// <param name="Check">0–3 the volunteer's own by <see cref="CheckKind"/>, 4–7 those of the other adults.</param>
/// <param name="Purposes">Bits of <see cref="CheckPurpose"/>, as a rule of law names them.</param>
/// <param name="Made">Null where there is none that counts.</param>
[GenerateSerializer, Immutable, Alias("matching.purpose-made")]
public readonly record struct PurposeMade(int Check, uint Purposes, DateOnly? Made);
