using System.Collections.Concurrent;
using Matching.Contracts.Notices;
using Matching.Grains.Ports;

namespace Matching.Grains.Tests.Silo;

/// <summary>Receives every notice, unless a test says otherwise.</summary>
internal sealed class Postbox : INoticeSender
{
    private readonly ConcurrentQueue<OutgoingNotice> received = new();

    public IReadOnlyCollection<OutgoingNotice> Received => received;

    /// <summary>What becomes of an attempt; null: it is delivered.</summary>
    public Func<OutgoingNotice, Task<SendResult>>? Answer { get; set; }

    public async Task<SendResult> Send(OutgoingNotice notice, CancellationToken cancellationToken)
    {
        received.Enqueue(notice);
        return Answer is { } answer ? await answer(notice) : SendResult.Delivered;
    }
}
