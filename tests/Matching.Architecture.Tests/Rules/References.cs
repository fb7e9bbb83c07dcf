using System.Reflection;
using System.Xml.Linq;
using Matching.Architecture.Tests.Sources;

namespace Matching.Architecture.Tests.Rules;

/// <summary>Who may look at whom: gateway → contracts ← grains → core; silo → all; nothing looks back.</summary>
internal static class References
{
    public static readonly IReadOnlyDictionary<string, string[]> Allowed = new Dictionary<string, string[]>
    {
        ["Matching.Core"] = [],
        ["Matching.Embedded"] = [],
        ["Matching.Contracts"] = ["Matching.Embedded"],
        ["Matching.Grains"] = ["Matching.Contracts", "Matching.Core", "Matching.Embedded"],
        ["Matching.Gateway"] = ["Matching.Contracts", "Matching.Embedded"],
        ["Matching.Samples"] = ["Matching.Contracts", "Matching.Embedded"],
        ["Matching.Silo"] = ["Matching.Contracts", "Matching.Core", "Matching.Embedded", "Matching.Gateway", "Matching.Grains", "Matching.Samples"],
    };

    /// <summary>What project files may name: an assembly gets the engine through contracts, only silo and contracts choose it.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> AllowedInProjects = new Dictionary<string, string[]>
    {
        ["Matching.Core"] = [],
        ["Matching.Embedded"] = [],
        ["Matching.Contracts"] = ["Matching.Embedded"],
        ["Matching.Grains"] = ["Matching.Contracts", "Matching.Core"],
        ["Matching.Gateway"] = ["Matching.Contracts"],
        ["Matching.Samples"] = ["Matching.Contracts"],
        ["Matching.Silo"] = ["Matching.Contracts", "Matching.Embedded", "Matching.Gateway", "Matching.Grains", "Matching.Samples"],
    };

    public static IEnumerable<string> Violations(IEnumerable<(string From, string To)> looks, IReadOnlyDictionary<string, string[]> allowed) =>
        from look in looks
        where !allowed.TryGetValue(look.From, out var targets) || !targets.Contains(look.To)
        select $"{look.From} looks at {look.To}";

    public static IEnumerable<(string From, string To)> OfAssemblies() =>
        from name in Allowed.Keys
        from target in Assembly.Load(name).GetReferencedAssemblies()
        where target.Name!.StartsWith("Matching.", StringComparison.Ordinal)
        select (name, target.Name);

    public static IEnumerable<(string From, string To)> OfProjects() =>
        from name in AllowedInProjects.Keys
        let room = name["Matching.".Length..].ToLowerInvariant()
        from reference in XDocument.Load(Path.Combine(SourceTree.Root, room, $"{name}.csproj")).Descendants("ProjectReference")
        select (name, Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
}
