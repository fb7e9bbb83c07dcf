namespace Matching.Grains.Audit;

/// <summary>A state that keeps an outbox.</summary>
internal interface IOwes<TState>
{
    Owed Owed { get; }

    TState Owing(Owed owed);
}
