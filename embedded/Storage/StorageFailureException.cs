using Orleans.Runtime;

namespace Matching.Embedded.Storage;

/// <summary>The store could not be read or written: a full or failing disk, a locked or damaged file.</summary>
/// <param name="message">What failed, and the cure.</param>
/// <param name="outcomeIsUnknown">Whether the change may be in the store all the same.</param>
/// <param name="innerException">The cause.</param>
public sealed class StorageFailureException(string message, bool outcomeIsUnknown, Exception? innerException = null)
    : OrleansException(message, innerException)
{
    /// <summary>True if the change may be in the store: read again before deciding.</summary>
    public bool OutcomeIsUnknown { get; } = outcomeIsUnknown;
}
