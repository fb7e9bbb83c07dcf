using Matching.Contracts.Municipalities;
using Matching.Contracts.Regions;
using Matching.Samples.Format;

namespace Matching.Samples;

/// <summary>A region that loads and runs: who takes part, what they agreed, and where its volunteers and needs are written.</summary>
public sealed class SampleRegion
{
    private readonly RegionFile file;
    private readonly NetworkFile network;
    private readonly PolicyFile policy;
    private readonly TermsFile terms;
    private readonly string folder;

    private SampleRegion(RegionFile file, string folder)
    {
        (this.file, this.folder) = (file, folder);
        network = RegionFileReader.ReadNetwork(Path.Combine(folder, NetworkFile.Name), file);
        policy = RegionFileReader.ReadPolicy(Path.Combine(folder, PolicyFile.Name));
        terms = RegionFileReader.ReadTerms(Path.Combine(folder, TermsFile.Name));
        LawFolder = RegionFileReader.LawFolder(folder);
    }

    /// <summary>Names of the regions that lie beside the running program.</summary>
    public static ImmutableArray<string> Shipped =>
        Directory.Exists(ShippedFolder)
            ? [.. Directory.EnumerateDirectories(ShippedFolder)
                .Where(d => File.Exists(Path.Combine(d, RegionFile.Name)))
                .Select(d => Path.GetFileName(d))
                .Order(StringComparer.Ordinal)]
            : [];

    public string Name => file.Region;

    /// <summary>ISO 3166 country in lower case.</summary>
    public string Country => file.Country;

    /// <summary>The day on which the dates of all files stand.</summary>
    public DateOnly AsOf => file.AsOf;

    public RegionDefinition Definition =>
        new(file.Region, file.Title, [.. file.Members.Select(m => m.Code)], Plane.Around(file.Centre.ToPlace()), file.PoolShards, ScoringWeights.Default) { Policies = policy.Policies };

    public ImmutableArray<MunicipalityProfile> Members => [.. file.Members.Select(m => m.ToProfile([file.Region])).Select(m => m with { Policy = m.Policy with { Terms = terms.Terms } })];

    /// <summary>The folder of the region's own rules of law (<c>*.law.json</c>), for the setting <c>Law:Folder</c>; null where it lives by its country's alone.</summary>
    public string? LawFolder { get; }

    /// <summary>Neighbours that take no part: nothing is shared with them.</summary>
    public ImmutableArray<MunicipalityProfile> NonMembers => [.. file.NonMembers.Select(m => m.ToProfile([]))];

    public string VolunteersCsv => Path.Combine(folder, "volunteers.csv");

    public string NeedsCsv => Path.Combine(folder, "needs.csv");

    /// <summary>Volunteers of the <see cref="NonMembers"/>.</summary>
    public string NonMembersCsv => Path.Combine(folder, "nonmembers.csv");

    private static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "samples");

    /// <summary>Reads a shipped region by its name, or any other by the path of its folder.</summary>
    /// <exception cref="SampleRegionException">There is no such region, or its <c>region.json</c> or another of its files is broken.</exception>
    public static SampleRegion Load(string nameOrFolder)
    {
        var folder = Shipped.Contains(nameOrFolder) ? Path.Combine(ShippedFolder, nameOrFolder) : nameOrFolder;
        return new(RegionFileReader.Read(Path.Combine(folder, RegionFile.Name), Shipped), folder);
    }

    /// <summary>
    /// What the members agreed, as proposals: the receiving side still has to accept. The ids depend on region, pair, types and first
    /// day alone, so that loading again on another day finds the same agreements.
    /// </summary>
    /// <param name="dayShift">Days added to all dates.</param>
    public ImmutableArray<SharingAgreement> Agreements(int dayShift) => [.. file.Agreements.Select(a => a.ToAgreement(file.Region, dayShift))];

    /// <summary>How the members work: districts, partnerships, drives and methods, with ids that are the same on every day.</summary>
    /// <param name="dayShift">Days added to all dates.</param>
    public SampleNetwork Network(int dayShift) => SampleNetwork.From(network, file.Region, file.AsOf, dayShift);
}
