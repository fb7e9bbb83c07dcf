namespace Matching.Core;

/// <summary>Gender as volunteers state it. In a need, <see cref="Unstated"/> means that any gender will do.</summary>
public enum Gender : byte
{
    Unstated = 0,
    Female = 1,
    Male = 2,
    Other = 3,
}
