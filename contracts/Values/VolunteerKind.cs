namespace Matching.Contracts.Values;

/// <summary>The four kinds of volunteer that Furesø's model names.</summary>
[GenerateSerializer, Alias("matching.volunteer-kind")]
public enum VolunteerKind
{
    /// <summary>enkeltperson (a person, or a home).</summary>
    Individual = 0,

    /// <summary>folkeoplysende forening.</summary>
    Association = 1,

    /// <summary>humanitær eller social forening.</summary>
    Humanitarian = 2,

    /// <summary>fællesskab.</summary>
    Community = 3,
}
