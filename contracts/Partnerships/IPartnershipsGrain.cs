namespace Matching.Contracts.Partnerships;

/// <summary>The organisations that one municipality works with. Key: <see cref="GrainKeys.Municipality"/>.</summary>
[Alias("matching.partnerships")]
public interface IPartnershipsGrain : IGrainWithStringKey
{
    /// <summary>Creates or replaces; <paramref name="expectedVersion"/> 0 only creates, null takes any. The same again changes nothing.</summary>
    [Alias("set-up")]
    Task<Outcome<PartnershipView>> SetUp(Partnership partnership, long? expectedVersion);

    [Alias("get"), AlwaysInterleave]
    Task<Outcome<PartnershipView>> Get(Guid partnership);

    /// <summary>All of them, ordered by id.</summary>
    [Alias("list"), AlwaysInterleave]
    Task<ImmutableArray<PartnershipView>> List();

    /// <summary>The volunteer belongs to the organisation, and to no other. Again: fine. Refused where their kind is another.</summary>
    [Alias("join")]
    Task<Outcome<PartnershipView>> Join(Guid partnership, Guid volunteer);

    /// <summary>The volunteer no longer belongs to it. Again, or never did: fine.</summary>
    [Alias("leave")]
    Task<Outcome<PartnershipView>> Leave(Guid partnership, Guid volunteer);

    /// <summary>Hands on what a failure left owing to the audit trail.</summary>
    [Alias("pay-up")]
    Task PayUp();
}
