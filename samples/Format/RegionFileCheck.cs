using System.Text.RegularExpressions;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Regions;

namespace Matching.Samples.Format;

/// <summary>What the types of <see cref="RegionFile"/> cannot say: bounds, and members that must fit together.</summary>
internal static partial class RegionFileCheck
{
    internal sealed record Fault(string Member, string Detail, string Cure);

    public static Fault? FirstFault(RegionFile file) => Faults(file).FirstOrDefault(f => f is not null);

    private static IEnumerable<Fault?> Faults(RegionFile file)
    {
        yield return Refuse(!RegionName().IsMatch(file.Region), "name", "The name is not a key.", "Use lower case letters, digits and hyphens, at most 40.");
        yield return Text(file.Title, "title");
        yield return Refuse(file.Country is not ("se" or "no" or "dk"), "country", "No law is known for the country.", "Write se, no or dk.");
        yield return Refuse(file.PoolShards is < 1 or > RegionDefinition.MaxPoolShards, "poolShards",
            "The number of shards is out of range.", $"Choose 1 to {RegionDefinition.MaxPoolShards}.");
        yield return Point(file.Centre.Lat, file.Centre.Lon, "centre");
        yield return Refuse(file.Members.Length is < 1 or > Limits.RegionMembers, "members",
            "The number of members is out of range.", $"Name 1 to {Limits.RegionMembers} municipalities.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (list, name) in new[] { (file.Members, "members"), (file.NonMembers, "nonMembers") })
            for (var i = 0; i < list.Length; i++)
                foreach (var fault in Faults(list[i], $"{name}[{i}]", file.Country, seen))
                    yield return fault;
        var members = file.Members.Select(m => m.Code).ToHashSet(StringComparer.Ordinal);
        var identities = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < file.Agreements.Length; i++)
            foreach (var fault in Faults(file.Agreements[i], $"agreements[{i}]", members, identities))
                yield return fault;
    }

    private static IEnumerable<Fault?> Faults(RegionMember? member, string at, string country, HashSet<string> seen)
    {
        if (member is null)
        {
            yield return Absent(at);
            yield break;
        }
        yield return Refuse(!MunicipalityCode.IsValid(member.Code) || MunicipalityCode.Country(member.Code) != country, $"{at}.code",
            "The code is not of the region's country.", $"Write it like {country}-0580.");
        yield return Refuse(!seen.Add(member.Code), $"{at}.code", "The municipality is named twice.", "Name each municipality once.");
        yield return Text(member.Name, $"{at}.name");
        yield return Point(member.Lat, member.Lon, at);
        yield return Refuse(member.Population < 0, $"{at}.population", "The population is negative.", "Give 0 or more.");
        yield return Text(member.ContactPoint, $"{at}.contactPoint");
        yield return Refuse(member.OfferHoldHours is < MunicipalityPolicy.MinHoldHours or > MunicipalityPolicy.MaxHoldHours, $"{at}.offerHoldHours",
            "The hold time is out of range.", $"Choose {MunicipalityPolicy.MinHoldHours} to {MunicipalityPolicy.MaxHoldHours} hours.");
    }

    private static IEnumerable<Fault?> Faults(RegionAgreement? agreement, string at, HashSet<string> members, HashSet<string> identities)
    {
        if (agreement is null)
        {
            yield return Absent(at);
            yield break;
        }
        yield return Refuse(!members.Contains(agreement.Home), $"{at}.home", "The home side is no member.", "Give the code of a member.");
        yield return Refuse(!members.Contains(agreement.Receiving), $"{at}.receiving", "The receiving side is no member.", "Give the code of a member.");
        yield return Refuse(agreement.Home == agreement.Receiving, $"{at}.receiving",
            "A municipality needs no agreement with itself.", "Give the code of another member.");
        yield return Refuse(agreement.Types.Length == 0 || agreement.Types.Distinct().Count() != agreement.Types.Length, $"{at}.types",
            "The types are none, or one twice.", "Name each assignment type once.");
        yield return Refuse(agreement.Quota < 1, $"{at}.quota", "The quota is below 1.", "Give the most placements at once, at least 1.");
        yield return Refuse(agreement.MonthlyPrice < 0, $"{at}.monthlyPrice", "The price is negative.", "Give 0 or more.");
        yield return Refuse(!Currency().IsMatch(agreement.Currency), $"{at}.currency", "The currency is no ISO 4217 code.", "Write it like SEK.");
        yield return Refuse(agreement.From >= agreement.To, $"{at}.to", "The agreement ends before it begins.", "Give a day after the first one.");
        yield return Refuse(!identities.Add(agreement.Identity), at, "The same agreement stands here twice.", "Change its types or its first day.");
    }

    internal static Fault Absent(string member) => new(member, "The entry is null.", "Fill it in or remove it.");

    internal static Fault? Refuse(bool broken, string member, string detail, string cure) => broken ? new(member, detail, cure) : null;

    internal static Fault? Text(string text, string member) =>
        Refuse(string.IsNullOrWhiteSpace(text) || text.Length > Limits.TextLength, member,
            "The text is missing or too long.", $"Give 1 to {Limits.TextLength} characters.");

    internal static Fault? Point(double lat, double lon, string at) =>
        Refuse(lat is not (>= Place.MinLatitude and <= Place.MaxLatitude), $"{at}.lat",
            "The latitude is out of range.", $"Choose {Place.MinLatitude} to {Place.MaxLatitude} degrees.")
        ?? Refuse(lon is not (>= Place.MinLongitude and <= Place.MaxLongitude), $"{at}.lon",
            "The longitude is out of range.", $"Choose {Place.MinLongitude} to {Place.MaxLongitude} degrees.");

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$")]
    private static partial Regex RegionName();

    [GeneratedRegex("^[A-Z]{3}$")]
    private static partial Regex Currency();
}
