namespace Matching.Contracts.Methods;

/// <summary>A method as it was published; earlier versions stay readable.</summary>
/// <param name="Number">Counts from 1.</param>
[GenerateSerializer, Immutable, Alias("matching.method-version")]
public sealed record MethodVersion(int Number, MethodDraft Draft, DateTimeOffset Published);
