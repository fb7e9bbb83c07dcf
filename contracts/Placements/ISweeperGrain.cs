namespace Matching.Contracts.Placements;

/// <summary>
/// Finds what a crash left between two grains of one municipality and lets its owner finish it: audit entries and notices that were stored
/// with a change but not handed on. Key: <see cref="GrainKeys.Sweeper"/>.
/// </summary>
[Alias("matching.sweeper")]
public interface ISweeperGrain : IGrainWithStringKey
{
    /// <summary>Keeps sweeping at intervals from now on, over restarts too.</summary>
    [Alias("keep-sweeping")]
    Task KeepSweeping();

    /// <summary>Sweeps now; answers how many grains had something owing.</summary>
    [Alias("sweep")]
    Task<int> Sweep();
}
