using Matching.Core.Assignment;

namespace Matching.Core.Tests.Assignment;

/// <summary>
/// The quotas from one municipality to another, judged by Hall's condition over every set of them: what only quotas of the set are about must find room in it.
/// </summary>
internal sealed class QuotasBetween(IReadOnlyList<SharingQuota> quotas)
{
    /// <summary>The group of each placement.</summary>
    public List<int> Placed { get; } = [];

    public bool AreKept()
    {
        for (var set = 1; set < 1 << quotas.Count; set++)
        {
            var inside = quotas.Where((_, i) => (set >> i & 1) == 1).ToList();
            var outside = quotas.Where((_, i) => (set >> i & 1) == 0).ToList();
            if (Placed.Count(group => inside.Exists(q => IsAbout(q, group)) && !outside.Exists(q => IsAbout(q, group))) > inside.Sum(q => q.Limit))
                return false;
        }

        return true;
    }

    private static bool IsAbout(SharingQuota quota, int group) => quota.Groups is null || quota.Groups.Contains(group);
}
