namespace Matching.Testing;

/// <summary>A test that starts a PostgreSQL server; reported as skipped where none is installed.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    internal const string Reason = "No initdb on the PATH or under /usr/lib/postgresql: install PostgreSQL 15 or newer.";

    public PostgresFactAttribute()
    {
        if (PostgresServer.Programs is null)
            Skip = Reason;
    }
}
