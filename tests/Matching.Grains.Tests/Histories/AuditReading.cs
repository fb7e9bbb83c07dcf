using Matching.Contracts.Audit;
using Matching.Contracts.Needs;
using Matching.Grains.Municipalities;
using Matching.Grains.Needs;
using Matching.Grains.Ports;
using Matching.Grains.State;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Volunteers;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Grains.Tests.Histories;

/// <summary>Reads what is stored of the audit trails, beneath the grains that keep them.</summary>
internal static class AuditReading
{
    public static async Task<(ImmutableDictionary<string, ImmutableArray<AuditEntry>> Trails, ImmutableDictionary<string, (long HandedOn, long All)> Written)> Read(TestSilo silo, IEnumerable<string> members)
    {
        var trails = ImmutableDictionary.CreateBuilder<string, ImmutableArray<AuditEntry>>();
        var written = ImmutableDictionary.CreateBuilder<string, (long HandedOn, long All)>();
        foreach (var member in members)
        {
            await foreach (var (key, state) in States(silo).ReadAll<VolunteerState>(StateNames.Volunteer, GrainKeys.VolunteersOf(member), default))
                written[key] = (state.Owed.Written - state.Owed.Entries.Length, state.Owed.Written);
            await foreach (var (key, state) in States(silo).ReadAll<NeedState>(StateNames.Need, GrainKeys.NeedsOf(member), default))
                written[key] = (state.Owed.Written - state.Owed.Entries.Length, state.Owed.Written);
            await foreach (var (key, state) in States(silo).ReadAll<MunicipalityState>(StateNames.Municipality, GrainKeys.Municipality(member), default))
                written[key] = (state.Owed.Written - state.Owed.Entries.Length, state.Owed.Written);
            var entries = ImmutableArray.CreateBuilder<AuditEntry>();
            for (long? from = 0; from is { } next;)
            {
                var page = await silo.Grains.GetGrain<IAuditGrain>(GrainKeys.Audit(member)).Read(next, Limits.PageSize);
                entries.AddRange(page.Entries);
                from = page.Next;
            }

            trails[member] = entries.ToImmutable();
        }

        return (trails.ToImmutable(), written.ToImmutable());
    }

    /// <summary>Whether a hold is stored that is past its deadline.</summary>
    public static async Task<bool> HasLateHold(TestSilo silo, IEnumerable<string> members)
    {
        foreach (var member in members)
        {
            await foreach (var (_, state) in States(silo).ReadAll<NeedState>(StateNames.Need, GrainKeys.NeedsOf(member), default))
            {
                if (state.Offers.Any(o => o.Status == OfferStatus.Held && o.Deadline <= silo.Now))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether a change is stored whose entry is not in the trail yet.</summary>
    public static async Task<bool> OwesEntries(TestSilo silo, IEnumerable<string> members) =>
        (await Read(silo, members)).Written.Values.Any(w => w.HandedOn < w.All);

    private static ICommittedStates States(TestSilo silo) => silo.Services.GetRequiredService<ICommittedStates>();
}
