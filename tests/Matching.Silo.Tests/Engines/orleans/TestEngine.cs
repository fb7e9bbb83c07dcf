using System.Globalization;
using Matching.Testing;

namespace Matching.Silo.Tests.Engines;

/// <summary>What a service of this engine needs beside what all of them need.</summary>
internal static class TestEngine
{
    /// <summary>Settings that keep services on one machine apart.</summary>
    public static Dictionary<string, string?> OwnSettings() => new() { ["Engine:SiloPort"] = LoopbackPort.Free().ToString(CultureInfo.InvariantCulture) };
}
