namespace Matching.Contracts.Methods;

/// <summary>What an author writes. No personal data: every member of the region reads it.</summary>
/// <param name="Text">1–<see cref="MaxTextLength"/> characters.</param>
/// <param name="Group">Who worked it out, or null where it was the municipality alone.</param>
[GenerateSerializer, Immutable, Alias("matching.method-draft")]
public sealed record MethodDraft(string Title, string Text, WorkingGroup? Group = null)
{
    /// <summary>Characters: about eight printed pages.</summary>
    public const int MaxTextLength = 20_000;
}
