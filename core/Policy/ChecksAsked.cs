namespace Matching.Core;

/// <summary>What a need asks of checks, packed as in a record.</summary>
internal readonly record struct ChecksAsked(ulong Own, ulong OtherAdults, byte New, byte Purposes, byte PurposeChecks)
{
    public static ChecksAsked Of(in NeedRow need) =>
        new(VolunteerRecord.Pack(need.ChecksValidOn), VolunteerRecord.Pack(need.OtherAdultsValidOn), need.ChecksNew, need.Purposes, need.PurposeChecks);

    /// <summary>The need accepts these purposes alone for that column.</summary>
    public bool Narrows(in PurposeDay day) => day.Purposes == Purposes && (PurposeChecks >> day.Column & 1) == 1;
}
