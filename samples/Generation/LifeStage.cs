namespace Matching.Samples.Generation;

/// <summary>Decides when people have time. Not written anywhere: the service keeps no age.</summary>
internal enum LifeStage
{
    Younger,

    /// <summary>Work and children of their own: scarce among volunteers.</summary>
    MidLife,
    Older,
}
