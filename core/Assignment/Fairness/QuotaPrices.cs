namespace Matching.Core.Assignment;

/// <summary>
/// The prices of quotas, in 1 / <see cref="FairNetwork.PriceUnit"/> points, and where to try next: the volume algorithm (Barahona and Anbil,
/// Mathematical Programming 87, 2000). It steps from the best prices so far along an average of the excesses seen, which settles where
/// the plain subgradient swings.
/// </summary>
internal sealed class QuotaPrices
{
    /// <summary>More than any score: the price of a quota of 0, and the most for any.</summary>
    private const int Prohibitive = AssignmentLimits.MaxScoreUnderTerms * FairNetwork.PriceUnit * 8;

    /// <summary>Weight of the newest excess in the average.</summary>
    private const double Newest = 0.15;

    /// <summary>Steps without a better bound before steps get shorter, and by how much.</summary>
    private const int Patience = 3;
    private const double Shorter = 0.7, Longer = 1.2;

    private readonly int[] _limits;
    private readonly double[] _best, _direction;
    private double _factor = 0.1;
    private long _bound = long.MaxValue;
    private int _stale;
    private bool _isFirst = true;

    public QuotaPrices(IReadOnlyList<SharingQuota> quotas)
    {
        _limits = [.. quotas.Select(quota => quota.Limit)];
        Current = [.. _limits.Select(limit => limit == 0 ? Prohibitive : 0)];
        _best = [.. Current.Select(price => (double)price)];
        _direction = new double[_limits.Length];
    }

    public int[] Current { get; }

    /// <summary>What the limits are worth at the current prices.</summary>
    public long Worth
    {
        get
        {
            var worth = 0L;
            for (var quota = 0; quota < _limits.Length; quota++)
                worth += (long)Current[quota] * _limits[quota];
            return worth;
        }
    }

    /// <summary>Learns what the current prices led to and moves them; false where they would stay as they are.</summary>
    /// <param name="value">The bound they give.</param>
    /// <param name="total">The best total known, in the same unit.</param>
    /// <param name="used">Pairs in use under each quota.</param>
    public bool Move(long value, long total, int[] used)
    {
        if (value < _bound)
        {
            _factor *= _isFirst ? 1 : Longer;
            (_bound, _stale) = (value, 0);
            for (var quota = 0; quota < _best.Length; quota++)
                _best[quota] = Current[quota];
        }
        else if (++_stale == Patience)
        {
            (_factor, _stale) = (_factor * Shorter, 0);
        }

        var square = 0.0;
        for (var quota = 0; quota < _direction.Length; quota++)
        {
            var excess = (double)used[quota] - _limits[quota];
            _direction[quota] = _isFirst ? excess : (Newest * excess) + ((1 - Newest) * _direction[quota]);
            if (_limits[quota] > 0 && (_direction[quota] > 0 || _best[quota] > 0))
                square += _direction[quota] * _direction[quota];
        }

        _isFirst = false;
        return square > 0 && Step(_factor * (_bound - total) / square);
    }

    private bool Step(double length)
    {
        var moved = false;
        for (var quota = 0; quota < _best.Length; quota++)
        {
            if (_limits[quota] == 0)
                continue;
            var price = (int)Math.Clamp(Math.Round(_best[quota] + (length * _direction[quota])), 0, Prohibitive);
            moved |= price != Current[quota];
            Current[quota] = price;
        }

        return moved;
    }
}
