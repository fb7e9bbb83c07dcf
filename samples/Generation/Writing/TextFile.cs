namespace Matching.Samples.Generation.Writing;

/// <summary>A generated file: UTF-8, lines end with a line feed.</summary>
internal sealed record TextFile(string Name, string Text);
