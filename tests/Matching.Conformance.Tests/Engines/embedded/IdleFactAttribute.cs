namespace Matching.Conformance.Tests.Engines;

/// <summary>A test that lets activations become idle.</summary>
public sealed class IdleFactAttribute : FactAttribute;
