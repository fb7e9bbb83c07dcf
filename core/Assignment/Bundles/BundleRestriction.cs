namespace Matching.Core.Assignment;

/// <summary>
/// One part of all choices: those without the pairs in <see cref="Out"/> and with those in <see cref="Kept"/>. A solver need not choose what is kept; it must
/// only choose nothing that does not fit beside it. Immutable.
/// </summary>
public sealed class BundleRestriction
{
    private readonly IBundleRules? _rules;
    private readonly HashSet<BundlePair> _out;
    private readonly Dictionary<int, List<BundlePair>> _keptBy = [];

    public BundleRestriction(IBundleRules rules, IReadOnlyList<BundlePair> kept, IReadOnlyList<BundlePair> without)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(kept);
        (_rules, _out, Kept, Out) = (rules, [.. without], kept, without);
        foreach (var pair in kept)
        {
            var person = rules.PersonOf(pair.Volunteer);
            (_keptBy.TryGetValue(person, out var known) ? known : _keptBy[person] = []).Add(pair);
        }
    }

    private BundleRestriction() => (_out, Kept, Out) = ([], [], []);

    /// <summary>All choices.</summary>
    public static BundleRestriction None { get; } = new();

    public IReadOnlyList<BundlePair> Kept { get; }

    public IReadOnlyList<BundlePair> Out { get; }

    /// <summary>Pairs of one need that <see cref="Allows"/> can refuse at most.</summary>
    public int MostRefused => _out.Count + _keptBy.Count;

    public bool Allows(int need, int volunteer)
    {
        if (_rules is null)
            return true;
        var pair = new BundlePair(need, volunteer);
        if (_out.Contains(pair))
            return false;
        return KeptBy(_rules.PersonOf(volunteer)) is not { Count: > 0 } kept || kept.Contains(pair) || _rules.Fits([.. kept, pair]);
    }

    /// <summary>What is kept of one person.</summary>
    public IReadOnlyList<BundlePair> KeptBy(int person) => _keptBy.GetValueOrDefault(person) ?? [];
}
