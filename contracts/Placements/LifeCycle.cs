namespace Matching.Contracts.Placements;

/// <summary>A state machine as data: what is not in the table cannot happen.</summary>
public sealed record LifeCycle<TState, TMove>(string Name, TState Initial, ImmutableArray<(TState From, TMove Move, TState To)> Moves)
    where TState : struct, Enum
    where TMove : notnull
{
    public bool Allows(TState from, TMove move, TState to) => Moves.Contains((from, move, to));

    /// <summary>Whether the move exists in that state, wherever it leads.</summary>
    public bool Allows(TState from, TMove move) => Moves.Any(m => EqualityComparer<TState>.Default.Equals(m.From, from) && m.Move.Equals(move));

    /// <summary>Where a change leads: <paramref name="to"/>, which may be the state itself.</summary>
    /// <exception cref="InvalidOperationException">The table has no way there: a defect of the caller, not of its input.</exception>
    public TState Leads(TState from, TState to) =>
        IsWay(from, to) ? to : throw new InvalidOperationException($"The life of a {Name} has no way from {from} to {to}.");

    /// <summary>Whether some move leads from one state to the other, or they are the same.</summary>
    public bool IsWay(TState from, TState to) =>
        EqualityComparer<TState>.Default.Equals(from, to) || Moves.Any(m => EqualityComparer<TState>.Default.Equals(m.From, from) && EqualityComparer<TState>.Default.Equals(m.To, to));

    /// <summary>States that nothing leads out of.</summary>
    public bool IsFinal(TState state) => Moves.All(m => !EqualityComparer<TState>.Default.Equals(m.From, state) || EqualityComparer<TState>.Default.Equals(m.To, state));

    /// <summary>The table as a mermaid state diagram; the documentation shows exactly this.</summary>
    public string ToMermaid() => string.Join(
        '\n',
        ["stateDiagram-v2", $"  [*] --> {Initial}", .. Moves.Select(m => $"  {m.From} --> {m.To}: {m.Move}"), .. Enum.GetValues<TState>().Where(IsFinal).Select(s => $"  {s} --> [*]")]);
}
