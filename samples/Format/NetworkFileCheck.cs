using Matching.Contracts.Methods;
using static Matching.Samples.Format.RegionFileCheck;

namespace Matching.Samples.Format;

/// <summary>What the types of <see cref="NetworkFile"/> cannot say. What only the service knows, such as overlapping districts, it refuses itself.</summary>
internal static class NetworkFileCheck
{
    private const int KeyLength = 7;

    public static Fault? FirstFault(NetworkFile file, IReadOnlySet<string> members) => Faults(file, members).FirstOrDefault(f => f is not null);

    private static IEnumerable<Fault?> Faults(NetworkFile file, IReadOnlySet<string> members) =>
        Each(file.Districts, "districts", (d, at) => District(d, at, members))
            .Concat(Each(file.Partnerships, "partnerships", (p, at) => Partnership(p, at, members)))
            .Concat(Each(file.Drives, "drives", (d, at) => Drive(d, at, members)))
            .Concat(Each(file.Methods, "methods", (m, at) => Method(m, at, members)));

    private static IEnumerable<Fault?> District(NetworkDistrict district, string at, IReadOnlySet<string> members)
    {
        yield return Member(district.Municipality, $"{at}.municipality", members);
        yield return Text(district.Code, $"{at}.code");
        yield return Text(district.Name, $"{at}.name");
        yield return Text(district.ContactPoint, $"{at}.contactPoint");
        yield return Refuse(district.Areas.IsDefaultOrEmpty, $"{at}.areas", "The district has no area.", "Give at least one box.");
        foreach (var fault in Each(district.Areas, $"{at}.areas", Area))
            yield return fault;
        foreach (var fault in Each(district.Coordinators, $"{at}.coordinators", Coordinator))
            yield return fault;
    }

    private static IEnumerable<Fault?> Area(NetworkArea area, string at)
    {
        yield return Point(area.South, area.West, at);
        yield return Point(area.North, area.East, at);
        yield return Refuse(area.South >= area.North || area.West >= area.East, at, "The box is empty.", "Give south below north and west below east.");
    }

    private static IEnumerable<Fault?> Coordinator(NetworkCoordinator coordinator, string at)
    {
        yield return Text(coordinator.Subject, $"{at}.subject");
        yield return Text(coordinator.ContactPoint, $"{at}.contactPoint");
    }

    private static IEnumerable<Fault?> Partnership(NetworkPartnership partnership, string at, IReadOnlySet<string> members)
    {
        yield return Member(partnership.Municipality, $"{at}.municipality", members);
        yield return Text(partnership.Organisation, $"{at}.organisation");
        yield return Text(partnership.ContactPoint, $"{at}.contactPoint");
        yield return Refuse(partnership.Kind == VolunteerKind.Individual, $"{at}.kind", "A partner is an organisation.", "Write Association, Humanitarian or Community.");
        yield return Refuse(partnership.From >= partnership.To, $"{at}.to", "It ends before it begins.", "Give a day after the first one.");
        foreach (var fault in Each(partnership.Volunteers, $"{at}.volunteers", (key, place) => Key(key, place, m => m == partnership.Municipality)))
            yield return fault;
    }

    private static IEnumerable<Fault?> Drive(NetworkDrive drive, string at, IReadOnlySet<string> members)
    {
        yield return Text(drive.Title, $"{at}.title");
        yield return Member(drive.Organiser, $"{at}.organiser", members);
        yield return Refuse(drive.Types.IsDefaultOrEmpty, $"{at}.types", "It looks for nobody.", "Name at least one assignment type.");
        yield return Refuse(drive.From >= drive.To, $"{at}.to", "It ends before it begins.", "Give a day after the first one.");
        yield return Refuse(!drive.CostShares.Keys.All(members.Contains), $"{at}.costShares", "A municipality is no member.", "Name members of region.json.");
        yield return Refuse(drive.CostShares.Values.Sum() != 100, $"{at}.costShares", "The shares are not 100 percent.", "Give whole percents that sum to 100.");
        foreach (var fault in Each(drive.Volunteers, $"{at}.volunteers", (key, place) => Key(key, place, drive.CostShares.ContainsKey)))
            yield return fault;
    }

    private static IEnumerable<Fault?> Method(NetworkMethod method, string at, IReadOnlySet<string> members)
    {
        yield return Member(method.Author, $"{at}.author", members);
        yield return Text(method.Title, $"{at}.title");
        yield return Refuse(method.Text.Length is 0 or > MethodDraft.MaxTextLength, $"{at}.text", "The text is missing or too long.", $"Give 1 to {MethodDraft.MaxTextLength} characters.");
        yield return Refuse(method.Group is { Size: < 2 or > WorkingGroup.MaxSize }, $"{at}.group.size", "The group's size is out of range.", $"Choose 2 to {WorkingGroup.MaxSize}.");
        foreach (var fault in Each(method.Results, $"{at}.results", (result, place) => [Member(result.Municipality, $"{place}.municipality", members)]))
            yield return fault;
    }

    private static IEnumerable<Fault?> Key(string key, string at, Func<string, bool> takesPart)
    {
        yield return Refuse(key.Length <= KeyLength || !takesPart(key[..KeyLength]), at, "The key is not of a municipality that takes part.", "Give an external_key of volunteers.csv.");
    }

    private static Fault? Member(string code, string at, IReadOnlySet<string> members) =>
        Refuse(!members.Contains(code), at, "The municipality is no member.", "Give the code of a member of region.json.");

    private static IEnumerable<Fault?> Each<T>(ImmutableArray<T> items, string name, Func<T, string, IEnumerable<Fault?>> faults) =>
        items.IsDefault ? [] : items.SelectMany((item, i) => item is null ? [Absent($"{name}[{i}]")] : faults(item, $"{name}[{i}]"));
}
