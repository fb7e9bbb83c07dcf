namespace Matching.EndToEnd.Tests.Engines.Drills;

/// <summary>A drill on processes and a PostgreSQL server of its own. It takes minutes and all cores, so it runs where it is asked for (docs/operations.md).</summary>
public sealed class DrillFactAttribute : FactAttribute
{
    private const string NotAskedFor = "A drill takes minutes and all cores: set DRILLS=short or DRILLS=long.";

    public DrillFactAttribute()
    {
        if (!DrillRounds.AreAskedFor)
            Skip = NotAskedFor;
        else if (PostgresServer.Programs is null)
            Skip = PostgresFactAttribute.Reason;
    }
}
