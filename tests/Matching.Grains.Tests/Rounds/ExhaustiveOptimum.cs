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

    private ExhaustiveOptimum(Instance instance, IReadOnlyDictionary<(NeedRef, VolunteerRef), int> pairs)
    {
        (needs, this.pairs) = ([.. instance.Needs], pairs);
        volunteers = [.. instance.Volunteers.Select(v => v.Ref)];
        profiles = [.. instance.Volunteers.Select(v => v.Profile)];
        used = new int[volunteers.Length];
    }

    public static long Of(Instance instance, IReadOnlyDictionary<(NeedRef, VolunteerRef), int> pairs) => new ExhaustiveOptimum(instance, pairs).Best(0);

    private long Best(int need)
    {
        if (need == needs.Length)
            return 0;
        var key = (need, string.Join(',', used) + "|" + string.Join(',', usedForType.OrderBy(u => u.Key).Where(u => u.Value > 0)));
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
        if (!hasRoom || !pairs.TryGetValue((needs[need].Ref, volunteers[volunteer]), out var score))
            return best;
        used[volunteer]++;
        usedForType[(volunteer, type)] = ofType + 1;
        best = Math.Max(best, score + Choose(need, volunteer + 1, wanted - 1));
        used[volunteer]--;
        usedForType[(volunteer, type)] = ofType;
        return best;
    }
}
