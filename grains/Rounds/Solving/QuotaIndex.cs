using Matching.Core.Assignment;

namespace Matching.Grains.Rounds;

/// <summary>Finds the quotas of which a pair counts against one.</summary>
internal sealed class QuotaIndex
{
    private readonly Dictionary<(int Class, int Home), int> covers;

    public QuotaIndex(RoundBasis basis)
    {
        Covers = new([.. basis.Quotas.Select(q => q.Free)]);
        var quotas = from entry in basis.Quotas.Index()
                     from @class in entry.Item.Classes
                     group entry.Index by (@class, entry.Item.Home);
        covers = quotas.ToDictionary(of => of.Key, of => Covers.Add(of));
    }

    public QuotaCovers Covers { get; }

    /// <summary>The number of the cover; -1 where no quota limits the pair.</summary>
    public int Find(int @class, int home) => covers.GetValueOrDefault((@class, home), -1);
}
