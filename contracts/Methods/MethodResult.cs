namespace Matching.Contracts.Methods;

/// <summary>What a municipality saw when it used a method. No personal data.</summary>
/// <param name="Id">UUID, chosen by the caller.</param>
/// <param name="MethodVersion">The version that was used.</param>
/// <param name="Text">1–<see cref="MaxTextLength"/> characters.</param>
[GenerateSerializer, Immutable, Alias("matching.method-result")]
public sealed record MethodResult(Guid Id, string Municipality, int MethodVersion, string Text, DateTimeOffset Reported)
{
    /// <summary>Characters: a page.</summary>
    public const int MaxTextLength = 3_000;
}
