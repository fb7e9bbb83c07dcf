namespace Matching.Conformance.Tests.Engines;

/// <summary>A test that lets activations become idle: Orleans finds them by the machine's clock, whatever clock the grains live by.</summary>
public sealed class IdleFactAttribute : FactAttribute
{
    private const string Reason = "Orleans collects idle activations by the machine's clock, at the earliest after a minute: docs/engines.md.";

    public IdleFactAttribute() => Skip = Reason;
}
