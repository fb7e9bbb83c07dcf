namespace Matching.Contracts.Methods;

/// <summary>Relatives, organisations and municipality who act together, as in Hordaland.</summary>
/// <param name="Size">People in it, 2–<see cref="MaxSize"/>.</param>
/// <param name="Sectors">Where they come from, such as relatives, care, schools; 1–<see cref="MaxSectors"/>, never names.</param>
[GenerateSerializer, Immutable, Alias("matching.working-group")]
public sealed record WorkingGroup(string Name, int Size, ImmutableArray<string> Sectors)
{
    /// <summary>Hordaland's had 7 to 12.</summary>
    public const int MaxSize = 50;

    public const int MaxSectors = 20;
}
