namespace Matching.Grains.Pool;

/// <summary>Who carries which <see cref="KinTag"/>. Most volunteers carry none.</summary>
internal sealed class KinIndex
{
    private readonly Dictionary<string, HashSet<UInt128>> byTag = [];
    private readonly Dictionary<Guid, ImmutableArray<string>> byVolunteer = [];

    public void Set(Guid volunteer, ImmutableArray<string> tags)
    {
        var id = Ids.Number(volunteer);
        if (byVolunteer.Remove(volunteer, out var before))
        {
            foreach (var tag in before)
                byTag[tag].Remove(id);
        }

        if (tags.IsEmpty)
            return;
        byVolunteer[volunteer] = tags;
        foreach (var tag in tags)
            (byTag.TryGetValue(tag, out var carriers) ? carriers : byTag[tag] = []).Add(id);
    }

    public IEnumerable<UInt128> Of(ImmutableArray<string> tags) => tags.SelectMany(tag => byTag.GetValueOrDefault(tag) ?? []).Distinct().Order();
}
