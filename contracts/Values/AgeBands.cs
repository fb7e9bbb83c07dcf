namespace Matching.Contracts.Values;

/// <summary>Ages as the pool knows them: in bands of ten or more years, so that nobody is recognised by age.</summary>
public static class AgeBands
{
    /// <summary>Bands: under 30, 30–39, 40–49, 50–59, 60–69, 70 and over.</summary>
    public const int Count = 6;

    /// <summary>0 to 5.</summary>
    public static int Of(int age) => Math.Clamp(age / 10 - 2, 0, Count - 1);

    /// <summary>One bit for each band that has an age in the range; 0 where no bound is given.</summary>
    public static uint Mask(int? from, int? to)
    {
        if (from is null && to is null)
            return 0;
        var (first, last) = (Of(from ?? 0), Of(to ?? int.MaxValue));
        return ((2u << last) - 1) & ~((1u << first) - 1);
    }
}
