using Matching.Silo.Engines;
using Matching.Testing;

namespace Matching.Silo.Tests.Engines;

public sealed class EngineOptionsTests : IDisposable
{
    private const string ServerOnly = "1.3.6.1.5.5.7.3.1";

    private readonly string folder = Directory.CreateTempSubdirectory("matching-tls-").FullName;

    [Fact]
    public void Defaults_AreValid() => Assert.Null(Fault(new()));

    [Fact]
    public void Cluster_OnThisMachine_NeedsNoCertificate() => Assert.Null(Fault(Cluster()));

    [Fact]
    public void Cluster_OverANetwork_NeedsCertificatesOrAnOrder()
    {
        var options = Cluster();
        options.Address = "10.0.0.5";
        Assert.Contains("Engine:Tls", Fault(options), StringComparison.Ordinal);
        options.AllowPlainText = true;
        Assert.Null(Fault(options));
    }

    /// <summary>Whoever names a database does not expect that a yes is gone after a restart.</summary>
    [Fact]
    public void Memory_WithADatabaseNamed_IsRefused() => Assert.Contains("--cluster", Fault(new() { ConnectionString = "Host=127.0.0.1" }), StringComparison.Ordinal);

    [Theory]
    [InlineData(EngineRole.Silo)]
    [InlineData(EngineRole.Gateway)]
    [InlineData(EngineRole.Reader)]
    public void Role_WithoutADatabase_IsRefused(EngineRole role) => Assert.Contains("PostgreSql", Fault(new() { Role = role }), StringComparison.Ordinal);

    [Fact]
    public void Tls_WithAGoodCertificate_IsAccepted()
    {
        using var authority = new TestAuthority(folder, TimeProvider.System);
        Assert.Null(Fault(With(authority.Issue("one"))));
    }

    [Fact]
    public void Tls_WithOneFileMissing_NamesIt()
    {
        using var authority = new TestAuthority(folder, TimeProvider.System);
        var options = With(authority.Issue("one"));
        options.Tls.Key = null;
        Assert.Contains("Engine:Tls:Key", Fault(options), StringComparison.Ordinal);
    }

    [Fact]
    public void Tls_WithAWrongCertificate_IsRefused()
    {
        using var authority = new TestAuthority(folder, TimeProvider.System);
        using var other = new TestAuthority(Path.Combine(folder, "other"), TimeProvider.System);
        var foreign = With(authority.Issue("one"));
        foreign.Tls.Authority = With(other.Issue("two")).Tls.Authority;
        Assert.Contains("not issued by", Fault(foreign), StringComparison.Ordinal);
        Assert.Contains("not issued by", Fault(With(authority.Issue("three", purposes: [ServerOnly]))), StringComparison.Ordinal);
        Assert.Contains("valid until", Fault(With(authority.Issue("four", days: -1))), StringComparison.Ordinal);
        var swapped = With(authority.Issue("five"));
        swapped.Tls.Key = With(authority.Issue("six")).Tls.Key;
        Assert.Contains("cannot be used", Fault(swapped), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static EngineOptions Cluster() => new() { Store = EngineStore.PostgreSql, ConnectionString = "Host=127.0.0.1" };

    private static EngineOptions With(string[] settings)
    {
        var options = Cluster();
        string Value(string name) => settings.Single(s => s.StartsWith($"Engine:Tls:{name}=", StringComparison.Ordinal)).Split('=', 2)[1];
        options.Tls = new() { Certificate = Value("Certificate"), Key = Value("Key"), Authority = Value("Authority") };
        return options;
    }

    private static string? Fault(EngineOptions options) => new EngineOptionsValidator(TimeProvider.System).Validate(null, options).FailureMessage;
}
