using Matching.Contracts.Municipalities;
using Matching.Contracts.Regions;

namespace Matching.Samples.Format;

/// <summary><c>policy.json</c>: what the region weighs and promises, by days.</summary>
internal sealed record PolicyFile(ImmutableArray<RegionPolicy> Policies)
{
    public const string Name = "policy.json";

    public static PolicyFile Empty { get; } = new([]);
}

/// <summary><c>terms.json</c>: on what terms the members offer each assignment type, by days.</summary>
internal sealed record TermsFile(ImmutableArray<AssignmentTerms> Terms)
{
    public const string Name = "terms.json";

    public static TermsFile Empty { get; } = new([]);
}
