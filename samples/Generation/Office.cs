namespace Matching.Samples.Generation;

/// <param name="Series">Starts the case numbers.</param>
internal sealed record Office(string Name, string Series);
