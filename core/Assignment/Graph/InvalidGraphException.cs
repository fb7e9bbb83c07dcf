namespace Matching.Core.Assignment.Graph;

/// <summary>Input that is no assignment problem. Holds positions only, never a person's data.</summary>
/// <param name="fault">What is wrong.</param>
/// <param name="field">The argument at fault.</param>
/// <param name="index">Position in that argument, 0-based; -1 where the whole argument is meant.</param>
/// <param name="cure">What the caller must change.</param>
public sealed class InvalidGraphException(GraphFault fault, string field, long index, string cure)
    : ArgumentException(index < 0 ? $"{field}: {fault}. {cure}" : $"{field}[{index}]: {fault}. {cure}", field)
{
    public GraphFault Fault { get; } = fault;

    public string Field { get; } = field;

    public long Index { get; } = index;

    public string Cure { get; } = cure;
}
