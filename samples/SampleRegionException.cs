namespace Matching.Samples;

/// <summary>A sample region that cannot be loaded: where the fault is and what to do.</summary>
/// <param name="file">The file at fault.</param>
/// <param name="member">The member at fault, like <c>members[3].lat</c>; empty where it is the whole file.</param>
/// <param name="detail">What is wrong, in one sentence.</param>
/// <param name="cure">What to do instead.</param>
public sealed class SampleRegionException(string file, string member, string detail, string cure, Exception? inner = null)
    : Exception($"{file}{(member.Length == 0 ? "" : ": " + member)}: {detail} {cure}", inner)
{
    /// <summary>Where in the file, from 1; null where it is the whole file.</summary>
    public int? Line { get; init; }

    public override string Message => Line is null ? base.Message : $"{File}:{Line}{base.Message[File.Length..]}";

    public string File { get; } = file;

    public string Member { get; } = member;

    public string Detail { get; } = detail;

    public string Cure { get; } = cure;
}
