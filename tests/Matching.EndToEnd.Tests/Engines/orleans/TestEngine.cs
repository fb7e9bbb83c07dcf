namespace Matching.EndToEnd.Tests.Engines;

/// <summary>What a process of this engine needs beside what all processes need.</summary>
internal static class TestEngine
{
    /// <summary>Settings that keep processes on one machine apart.</summary>
    public static string[] OwnSettings() => [$"Engine:SiloPort={LoopbackPort.Free()}"];
}
