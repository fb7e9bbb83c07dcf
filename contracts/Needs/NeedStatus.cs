namespace Matching.Contracts.Needs;

/// <summary>Open → Filled when as many offers are accepted as volunteers wanted; Closed by the municipality.</summary>
[GenerateSerializer, Alias("matching.need-status")]
public enum NeedStatus
{
    Open = 0,
    Filled = 1,
    Closed = 2,
}
