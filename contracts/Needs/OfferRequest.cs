namespace Matching.Contracts.Needs;

/// <summary>Idempotent by <paramref name="Id"/>: the same request again gets the same offer, other content under the same id is refused.</summary>
[GenerateSerializer, Immutable, Alias("matching.offer-request")]
public sealed record OfferRequest(Guid Id, VolunteerRef Volunteer)
{
    /// <summary>Soft or policy rules that the coordinator sets aside for this offer.</summary>
    [Id(0)]
    public RuleOverride? Override { get; init; }

    /// <summary>Which siblings it is for, as <see cref="NeedCase.ChildAges"/> counts them from 0; empty leaves it to the order of the case.</summary>
    [Id(1)]
    public ImmutableArray<int> Children { get; init; } = [];

    /// <summary>For another municipality's volunteer: the sharing agreement that it is to count against; null leaves it to the home side.</summary>
    [Id(2)]
    public Guid? Agreement { get; init; }
}
