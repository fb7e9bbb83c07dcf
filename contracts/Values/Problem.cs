namespace Matching.Contracts.Values;

/// <summary>An expected refusal, said so that the caller can act: what, where, and how to cure it. Never carries personal data.</summary>
/// <param name="Code">What kind of refusal; decides the HTTP status.</param>
/// <param name="Detail">One sentence for a person.</param>
/// <param name="Field">The field at fault, in the caller's spelling, or null where it is no single field.</param>
/// <param name="Cure">What to do instead, or null where nothing can be done.</param>
[GenerateSerializer, Immutable, Alias("matching.problem")]
public sealed record Problem(ProblemCode Code, string Detail, string? Field = null, string? Cure = null)
{
    /// <summary>A value that cannot be taken.</summary>
    public static Problem Invalid(string detail, string field, string cure) => new(ProblemCode.Invalid, detail, field, cure);
}
