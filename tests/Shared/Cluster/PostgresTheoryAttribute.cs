namespace Matching.Testing;

/// <summary>As <see cref="PostgresFactAttribute"/>, for several inputs.</summary>
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute()
    {
        if (PostgresServer.Programs is null)
            Skip = PostgresFactAttribute.Reason;
    }
}
