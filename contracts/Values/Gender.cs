namespace Matching.Contracts.Values;

/// <summary>As the volunteer states it, <see cref="Any"/> where nothing is stated (an association has none); in a need a wish, and <see cref="Any"/> asks for none.</summary>
[GenerateSerializer, Alias("matching.gender")]
public enum Gender
{
    Any = 0,
    Female = 1,
    Male = 2,
    Other = 3,
}
