using Matching.Silo.Commands;

// The default ends the process two seconds after SIGTERM, drained or not. The host has its own limits (Silo:StopTimeout, Engine:DrainDelay), below this one.
return await MatchingCommands.Create().Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromMinutes(20) });
