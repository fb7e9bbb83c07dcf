using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Tests.Rounds;

/// <summary>The largest total by trying every choice: need after need, every set of volunteers that still have room.</summary>
internal sealed class ExhaustiveOptimum
{
    private readonly (NeedRef Ref, NeedRequirements Requirements)[] needs;
    private readonly VolunteerRef[] volunteers;
    private readonly VolunteerProfile[] profiles;
    private readonly IReadOnlyDictionary<(NeedRef, VolunteerRef), int> pairs;
    private readonly Dictionary<(int Need, string Used), long> known = [];
    private readonly int[] used;
    private readonly Dictionary<(int Volunteer, AssignmentType Type), int> usedForType = [];

    private readonly Func<NeedRef, VolunteerRef, bool> isShared;
    private int left;

    private ExhaustiveOptimum(Instance instance, IReadOnlyDictionary<(NeedRef, VolunteerRef), int> pairs, int quota, Func<NeedRef, VolunteerRef, bool> isShared)
    {
        (needs, this.pairs, left, this.isShared) = ([.. instance.Needs], pairs, quota, isShared);
        volunteers = [.. instance.Volunteers.Select(v => v.Ref)];
        profiles = [.. instance.Volunteers.Select(v => v.Profile)];
        used = new int[volunteers.Length];
    }

    /// <param name="instance">Who is there.</param>
    /// <param name="pairs">Eligible pairs and their scores.</param>
    /// <param name="quota">The most pairs across a border, all under one agreement.</param>
    public static long Of(Instance instance, IReadOnlyDictionary<(NeedRef, VolunteerRef), int> pairs, int quota = int.MaxValue) =>
        new ExhaustiveOptimum(instance, pairs, quota, (need, volunteer) => need.Municipality != volunteer.Municipality).Best(0);

    private long Best(int need)
    {
        if (need == needs.Length)
            return 0;
        var key = (need, string.Join(',', used) + "|" + left + "|" + string.Join(',', usedForType.OrderBy(u => u.Key).Where(u => u.Value > 0)));
        if (!known.TryGetValue(key, out var best))
            known[key] = best = Choose(need, 0, needs[need].Requirements.Count);
        return best;
    }

    private long Choose(int need, int volunteer, int wanted)
    {
        if (wanted == 0 || volunteer == volunteers.Length)
            return Best(need + 1);
        var best = Choose(need, volunteer + 1, wanted);
        var type = needs[need].Requirements.Type;
        var ofType = usedForType.GetValueOrDefault((volunteer, type));
        var hasRoom = used[volunteer] < profiles[volunteer].Capacity && (!profiles[volunteer].CapacityByType.TryGetValue(type, out var limit) || ofType < limit);
        var across = isShared(needs[need].Ref, volunteers[volunteer]) ? 1 : 0;
        if (!hasRoom || left < across || !pairs.TryGetValue((needs[need].Ref, volunteers[volunteer]), out var score))
            return best;
        left -= across;
        used[volunteer]++;
        usedForType[(volunteer, type)] = ofType + 1;
        best = Math.Max(best, score + Choose(need, volunteer + 1, wanted - 1));
        left += across;
        used[volunteer]--;
        usedForType[(volunteer, type)] = ofType;
        return best;
    }
}
