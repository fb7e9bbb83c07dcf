namespace Matching.Grains.Rounds;

internal sealed partial class RoundGrain
{
    [LoggerMessage(EventId = EventIds.RoundCompleted, Level = LogLevel.Information, Message = "A round made {Proposals} proposals for {Needs} needs; proven optimal: {Optimal}")]
    private partial void LogCompleted(int proposals, int needs, bool optimal);

    [LoggerMessage(EventId = EventIds.RoundLost, Level = LogLevel.Warning, Message = "A round lost an answer in attempt {Attempt} and begins anew")]
    private partial void LogLost(int attempt, Exception fault);

    [LoggerMessage(EventId = EventIds.RoundFailed, Level = LogLevel.Error, Message = "A round failed")]
    private partial void LogFailed(Exception fault);

    [LoggerMessage(EventId = EventIds.RoundUntold, Level = LogLevel.Warning, Message = "A round ended, but its region could not be told or its inputs not be forgotten yet; the reminder does it")]
    private partial void LogUntold(Exception fault);

    [LoggerMessage(EventId = EventIds.RoundNotForgotten, Level = LogLevel.Warning, Message = "The inputs of earlier rounds could not be let go; a later round does it")]
    private partial void LogNotForgotten(Exception fault);
}
