using System.Text.Json.Serialization;
using Matching.Contracts.Municipalities;

namespace Matching.Samples.Format;

/// <summary>An agreement of <c>region.json</c>; the members are those of <see cref="SharingAgreement"/>.</summary>
internal sealed record RegionAgreement(
    string Home,
    string Receiving,
    ImmutableArray<AssignmentType> Types,
    int Quota,
    int MonthlyPrice,
    string Currency,
    DateOnly From,
    DateOnly To,
    bool HomeFirst,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? NoticeDays = null)
{
    /// <summary>Where the file says nothing: three months to find somebody else.</summary>
    private const int UsualNoticeDays = 90;

    /// <summary>Two agreements of a region with the same identity would be one.</summary>
    public string Identity => $"{Home} {Receiving} {string.Join(' ', Types)} {SampleDates.Iso(From)}";

    public SharingAgreement ToAgreement(string region, int dayShift) =>
        new(SampleIds.Of(From, $"{region} {Identity}"), Home, Receiving, Types, Quota, MonthlyPrice, Currency, From.AddDays(dayShift), To.AddDays(dayShift), HomeFirst, AgreementStatus.Proposed, NoticeDays ?? UsualNoticeDays);
}
