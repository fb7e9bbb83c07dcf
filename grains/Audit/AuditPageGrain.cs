using Matching.Contracts.Audit;
using Matching.Grains.State;

namespace Matching.Grains.Audit;

[GrainType("audit-page")]
internal sealed class AuditPageGrain([PersistentState(StateNames.AuditPage, StateNames.Store)] IPersistentState<AuditPageState> storage)
    : DurableGrain<AuditPageState>(storage), IAuditPageGrain
{
    public Task Seal(ImmutableArray<AuditEntry> entries) => Commit(new() { Entries = entries });

    public Task<ImmutableArray<AuditEntry>> Read() => Task.FromResult(State.Entries);
}
