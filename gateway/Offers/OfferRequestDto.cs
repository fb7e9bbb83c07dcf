using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Needs;

namespace Matching.Gateway.Offers;

/// <summary>Whom to offer the need to.</summary>
internal sealed record OfferRequestDto
{
    /// <summary>The reference from the candidate list or a proposal: municipality/id.</summary>
    [Required]
    public string? Volunteer { get; init; }

    /// <summary>Soft or policy rules to set aside for this offer; each needs a reason.</summary>
    public OverrideDto? Override { get; init; }

    /// <summary>Of siblings: which ones it is for; 0 is the one of childAge, 1 the first of siblingAges. Left out: as many as the need's rule says, in the order of the case.</summary>
    [MaxLength(Limits.NeedCount)]
    public IReadOnlyList<int>? Children { get; init; }

    /// <summary>For another municipality's volunteer: the id of the sharing agreement that the placement is to count against, where several cover it. Left out: the narrowest with room.</summary>
    public Guid? Agreement { get; init; }
}

/// <summary>Why an offer ends, as a code: free text would carry personal circumstances between municipalities.</summary>
internal sealed record OfferEndRequest
{
    /// <summary>Default unspecified.</summary>
    public OfferReason? Reason { get; init; }
}
