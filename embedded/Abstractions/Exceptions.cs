using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>The root of the engine's own exceptions.</summary>
    public class OrleansException : Exception
    {
        public OrleansException()
        {
        }

        public OrleansException(string message) : base(message)
        {
        }

        public OrleansException(string message, Exception? innerException) : base(message, innerException)
        {
        }
    }

    /// <summary>A call that was refused before it ran, for example because the engine stops.</summary>
    public class OrleansMessageRejectionException(string message, Exception? innerException = null) : OrleansException(message, innerException);

    /// <summary>A named limit was reached; the call did not run.</summary>
    public sealed class LimitExceededException(string message) : OrleansException(message);

    public sealed class ReminderException(string message) : OrleansException(message);

    /// <summary>The activation that produced an asynchronous sequence is gone; start the enumeration again.</summary>
    public sealed class EnumerationAbortedException(string message) : Exception(message);
}

namespace Orleans.Storage
{
    /// <summary>A storage provider that is missing or set up wrongly.</summary>
    public sealed class BadProviderConfigException(string message, Exception? innerException = null) : OrleansException(message, innerException);

    /// <summary>The stored state is not the one that was read. If it escapes a grain call, the activation that raised it is deactivated and reads again.</summary>
    public class InconsistentStateException : OrleansException
    {
        public InconsistentStateException()
        {
        }

        public InconsistentStateException(string message) : base(message)
        {
        }

        public InconsistentStateException(string message, Exception? innerException) : base(message, innerException)
        {
        }

        public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException = null)
            : base(errorMsg, storageException)
        {
            StoredEtag = storedEtag;
            CurrentEtag = currentEtag;
        }

        /// <summary>The etag in the store.</summary>
        public string? StoredEtag { get; }

        /// <summary>The etag that the writer held.</summary>
        public string? CurrentEtag { get; }

        /// <summary>True until it leaves the activation that raised it: a caller that lets it pass is not the one that is stale.</summary>
        internal bool IsSourceActivation { get; set; } = true;
    }
}
