using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Reports;

namespace Matching.Gateway.Reports;

/// <summary>Why a decision is not carried out, as a code: the rest belongs in the case file.</summary>
internal sealed record DelayRequest
{
    [Required]
    public DelayReason? Reason { get; init; }
}
