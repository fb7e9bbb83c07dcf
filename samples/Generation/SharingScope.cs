using static Matching.Contracts.Values.AssignmentType;

namespace Matching.Samples.Generation;

/// <summary>Assignment types that one authority agrees on together.</summary>
/// <param name="QuotaPermille">Of the home municipality's volunteers: how many may be placed outside under one agreement.</param>
/// <param name="MonthlyPrice">In Swedish crowns.</param>
internal sealed record SharingScope(ImmutableArray<AssignmentType> Types, int QuotaPermille, int MonthlyPrice)
{
    private const int SmallestQuota = 2, LargestQuota = 40;

    /// <summary>All that the social services arrange.</summary>
    public static readonly SharingScope Social = new([ContactPerson, ContactFamily, FosterHome, EmergencyHome, Companion, Relief], 40, 250);

    /// <summary>Homes only: they are scarce, and distance matters less.</summary>
    public static readonly SharingScope Homes = new([ContactFamily, FosterHome, EmergencyHome], 15, 600);

    /// <summary>Guardians sit under another authority, which agrees for itself.</summary>
    public static readonly SharingScope Guardians = new([Guardian], 12, 150);

    /// <summary>Free volunteering is never mixed with law-regulated assignments, and costs nothing.</summary>
    public static readonly SharingScope Free = new([Visitor], 30, 0);

    public int Quota(int volunteers) => Math.Clamp(volunteers * QuotaPermille / 1_000, SmallestQuota, LargestQuota);
}
