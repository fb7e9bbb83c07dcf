namespace Matching.Embedded.Runtime;

/// <summary>An activation whose collection can be put off.</summary>
internal interface IDelayableContext
{
    void DelayDeactivation(TimeSpan timeSpan);
}
