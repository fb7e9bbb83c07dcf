namespace Matching.Contracts.Law;

/// <summary>A file of dated rules (law, credits) that cannot be used: where, why, and what to do.</summary>
public sealed class LawFileException(string file, long line, string fault, string cure) : Exception($"{file}, line {line}: {fault} {cure}")
{
    public string File { get; } = file;

    public string Fault { get; } = fault;

    /// <summary>From 1.</summary>
    public long Line { get; } = line;

    public string Cure { get; } = cure;
}
