namespace Matching.Architecture.Tests.Sources;

/// <param name="Path">From the repository's root, with slashes.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public string Room => Path[..Path.IndexOf('/')];

    /// <summary>The text with comments, strings and characters blanked out, line for line.</summary>
    public string Code { get; } = CodeText.Of(Text);

    public string[] Lines => Text.TrimEnd('\n').Split('\n');
}
