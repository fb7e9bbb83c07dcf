namespace Matching.Contracts.Districts;

/// <summary>The districts of one municipality and who works in them. Key: <see cref="GrainKeys.Municipality"/>.</summary>
[Alias("matching.districts")]
public interface IDistrictsGrain : IGrainWithStringKey
{
    /// <summary>Creates or replaces a district; <paramref name="expectedVersion"/> 0 only creates, null takes any. The same district again changes nothing.</summary>
    [Alias("set-up")]
    Task<Outcome<DistrictView>> SetUp(District district, long? expectedVersion);

    /// <summary>Removes a district; its needs and volunteers then belong to none. Again: fine.</summary>
    [Alias("remove")]
    Task Remove(string code);

    [Alias("get"), AlwaysInterleave]
    Task<Outcome<DistrictView>> Get(string code);

    /// <summary>All of them, ordered by code.</summary>
    [Alias("list"), AlwaysInterleave]
    Task<ImmutableArray<DistrictView>> List();

    /// <summary>The district that holds the place, or null.</summary>
    [Alias("of"), AlwaysInterleave]
    Task<District?> Of(Place place);

    /// <summary>Hands on what a failure left owing to the audit trail.</summary>
    [Alias("pay-up")]
    Task PayUp();
}
