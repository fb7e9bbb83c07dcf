namespace Matching.Contracts.Values;

/// <summary>As the volunteer states it; in a need it is a preference, and <see cref="Any"/> asks for none.</summary>
[GenerateSerializer, Alias("matching.gender")]
public enum Gender
{
    Any = 0,
    Female = 1,
    Male = 2,
    Other = 3,
}
