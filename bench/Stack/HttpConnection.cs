using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Matching.Bench.Stack;

/// <summary>
/// One connection of a load generator, kept alive: sends prepared bytes, reads one answer, notes the time. It reads of HTTP/1.1 only what it must, so that the
/// generator takes little of the machine that it shares with the server.
/// </summary>
internal sealed class HttpConnection(Uri url, byte[][] requests, Random random)
{
    private readonly byte[] _answer = new byte[256 * 1024];

    public List<double> Milliseconds { get; } = [];

    public long BytesRead { get; private set; }

    /// <summary>Answers other than 200.</summary>
    public int Errors { get; private set; }

    public static byte[] Get(Uri url, string path, string token) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {url.Authority}\r\nAccept: application/json\r\nAuthorization: Bearer {token}\r\n\r\n");

    public async Task RunUntil(long end, CancellationToken stop)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(url.Host, url.Port, stop);
        while (Stopwatch.GetTimestamp() < end)
        {
            var start = Stopwatch.GetTimestamp();
            await socket.SendAsync(requests[random.Next(requests.Length)].AsMemory(), stop);
            var length = await ReadAnswer(socket, stop);
            Milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            BytesRead += length;
            if (!_answer.AsSpan(0, length).StartsWith("HTTP/1.1 200 "u8))
                Errors++;
        }
    }

    private async Task<int> ReadAnswer(Socket socket, CancellationToken stop)
    {
        for (var length = 0; ;)
        {
            var read = await socket.ReceiveAsync(_answer.AsMemory(length), stop);
            if (read == 0)
                throw new IOException("The server closed the connection.");
            length += read;
            if (IsWhole(_answer.AsSpan(0, length)))
                return length;
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var body = answer.IndexOf("\r\n\r\n"u8) + 4;
        if (body < 4)
            return false;
        var head = answer[..body];
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0)
            return answer.EndsWith("0\r\n\r\n"u8);
        return System.Buffers.Text.Utf8Parser.TryParse(head[(at + 16)..], out int length, out _) && answer.Length >= body + length;
    }
}
