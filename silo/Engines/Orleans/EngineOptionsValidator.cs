using System.Net;
using Matching.Silo.Engines.Security;
using Microsoft.Extensions.Options;

namespace Matching.Silo.Engines;

/// <summary>What one setting alone cannot say wrong.</summary>
internal sealed class EngineOptionsValidator(TimeProvider time) : IValidateOptions<EngineOptions>
{
    public ValidateOptionsResult Validate(string? name, EngineOptions options) =>
        Fault(options) is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;

    private string? Fault(EngineOptions options)
    {
        if (!IPAddress.TryParse(options.Address, out var address))
            return "Engine:Address must be an IP address, such as 10.0.0.5.";
        if (options.Store == EngineStore.Memory)
        {
            return options.Role != EngineRole.Both ? "Engine:Role asks for a cluster, which meets in PostgreSQL: set Engine:Store=PostgreSql."
                : options.ConnectionString is { Length: > 0 } ? "Engine:ConnectionString names a database, and nothing would be stored in it: serve --cluster, or leave it out to try the service in memory."
                : null;
        }

        if (string.IsNullOrWhiteSpace(options.ConnectionString))
            return "Engine:ConnectionString must name the database, such as Host=127.0.0.1;Database=matching;Username=matching.";
        if (!options.Tls.IsUsed && !options.AllowPlainText && !IPAddress.IsLoopback(address))
            return $"Engine:Address {address} is reached over a network: set Engine:Tls:Certificate, Key and Authority, or Engine:AllowPlainText=true where nobody else is on it.";
        return options.Tls.IsUsed ? ClusterCertificates.Fault(options.Tls, time.GetUtcNow()) : null;
    }
}
