namespace Matching.Grains.Rounds;

/// <summary>Finds the quota a pair counts against.</summary>
internal sealed class QuotaIndex
{
    private readonly Dictionary<(int Class, int Home), int> quotas = [];

    public QuotaIndex(RoundBasis basis)
    {
        for (var quota = 0; quota < basis.Quotas.Length; quota++)
        {
            foreach (var @class in basis.Quotas[quota].Classes)
                quotas[(@class, basis.Quotas[quota].Home)] = quota;
        }
    }

    /// <summary>-1 where none limits the pair.</summary>
    public int Find(int @class, int home) => quotas.GetValueOrDefault((@class, home), -1);
}
