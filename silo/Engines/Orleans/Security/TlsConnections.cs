using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;

namespace Matching.Silo.Engines.Security;

/// <summary>Puts mutual TLS between the socket and the messages of a connection, in both directions.</summary>
internal sealed partial class TlsConnections(ClusterCertificates certificates, ILogger<TlsConnections> logger)
{
    /// <summary>Who connects and says nothing does not hold a connection for longer.</summary>
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);

    public void UseAsServer(IConnectionBuilder builder) =>
        builder.Use(next => connection => Run(connection, next, (stream, cancellation) => stream.AuthenticateAsServerAsync(certificates.ForServer(), cancellation)));

    public void UseAsClient(IConnectionBuilder builder) =>
        builder.Use(next => connection => Run(connection, next, (stream, cancellation) => stream.AuthenticateAsClientAsync(certificates.ForClient(), cancellation)));

    private async Task Run(ConnectionContext connection, ConnectionDelegate next, Func<SslStream, CancellationToken, Task> handshake)
    {
        var plain = connection.Transport;
        await using var stream = new SslStream(new PipeStream(plain), leaveInnerStreamOpen: true);
        using (var limit = new CancellationTokenSource(HandshakeTimeout))
        {
            try
            {
                await handshake(stream, limit.Token);
            }
            catch (Exception refused) when (refused is AuthenticationException or IOException or OperationCanceledException or ConnectionAbortedException)
            {
                LogRefused(connection.RemoteEndPoint?.ToString(), refused.Message);
                throw;
            }
        }

        var secured = new SecuredPipe(PipeReader.Create(stream, new(leaveOpen: true)), PipeWriter.Create(stream, new(leaveOpen: true)));
        connection.Transport = secured;
        try
        {
            await next(connection);
        }
        finally
        {
            await secured.Input.CompleteAsync();
            await secured.Output.CompleteAsync();
            connection.Transport = plain;
        }
    }

    private sealed record SecuredPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
