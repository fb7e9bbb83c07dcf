namespace Matching.Contracts.Notices;

/// <summary>The notices of one municipality: queued with the change that caused them, sent at least once. Key: <see cref="GrainKeys.Notices"/>.</summary>
[Alias("matching.notices")]
public interface INoticesGrain : IGrainWithStringKey
{
    /// <summary>Takes each notice once, however often it comes. Refused where <see cref="Limits.NoticesWaiting"/> wait already.</summary>
    [Alias("enqueue"), AlwaysInterleave]
    Task<Outcome<int>> Enqueue(ImmutableArray<Notice> notices);

    /// <summary>Newest first, from <paramref name="from"/> on; all, or those in one status.</summary>
    [Alias("list"), ReadOnly]
    Task<NoticePage> List(NoticeStatus? status, Guid? from, int limit);

    /// <summary>Where the notices of the caller's authority go.</summary>
    [Alias("settings"), ReadOnly]
    Task<NoticeSettings> Settings();

    [Alias("configure")]
    Task<Outcome<NoticeSettings>> Configure(NoticeSettings settings);

    /// <summary>Where a district's coordinators want the notices of the caller's authority about needs that lie there. With no way out they go where the authority's go.</summary>
    [Alias("district-settings"), ReadOnly]
    Task<Outcome<NoticeSettings>> DistrictSettings(string district);

    /// <summary>Likewise; settings with no way out take the district's away.</summary>
    [Alias("configure-district")]
    Task<Outcome<NoticeSettings>> ConfigureDistrict(string district, NoticeSettings settings);

    /// <summary>Enters in the audit trail what a failure left owing.</summary>
    [Alias("pay-up")]
    Task PayUp();
}
