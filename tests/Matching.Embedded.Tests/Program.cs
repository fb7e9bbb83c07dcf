using Matching.Embedded.Tests.Storage;

// Run by a crash test: writes until it is killed, and says on its output what was acknowledged.
return await CrashChild.RunAsync(args);
