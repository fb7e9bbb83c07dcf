using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Matching.Silo.Tests.Engines;

/// <summary>What a service of this engine needs beside what all of them need.</summary>
internal static class TestEngine
{
    /// <summary>Settings that keep services on one machine apart.</summary>
    public static Dictionary<string, string?> OwnSettings() => new() { ["Engine:SiloPort"] = FreePort().ToString(CultureInfo.InvariantCulture) };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
