using System.Collections.Concurrent;
using Matching.Contracts.Municipalities;

namespace Matching.Gateway.Agreements;

/// <summary>Finds agreements where they are kept: each with its home municipality.</summary>
internal sealed class AgreementBook(IGrainFactory grains, TimeProvider time, IOptions<GatewayOptions> options)
{
    public static ProblemResult Missing => new(ProblemKinds.NotFound, "There is no such agreement that your municipality has a side in.");

    private DateOnly Today => CivilDay.Of(time.GetUtcNow());

    public Task<Outcome<SharingAgreement>> Propose(SharingAgreement terms) => grains.Municipality(terms.Home).ProposeAgreement(terms);

    /// <summary>The agreement, if the caller's municipality is one of its sides.</summary>
    public async Task<SharingAgreement?> Find(string home, Guid id, Caller caller)
    {
        if (!MunicipalityCode.IsValid(home)) return null;
        var list = await grains.Municipality(home).Agreements();
        return list.Agreements.FirstOrDefault(a => a.Id == id && (a.Home == caller.Municipality || a.Receiving == caller.Municipality));
    }

    public async Task<AgreementResponse> Read(SharingAgreement agreement) =>
        AgreementResponse.Of(agreement, Today, (await grains.Municipality(agreement.Home).QuotaUse()).GetValueOrDefault(agreement.Id));

    /// <summary>
    /// Each home side keeps its agreements, so all members of the own regions are asked; proposals that wait for the own yes are among
    /// them. Ordered by id.
    /// </summary>
    public async Task<AgreementResponse[]> OwnSides(Caller caller, CancellationToken cancellationToken)
    {
        HashSet<string> homes = [caller.Municipality];
        if ((await grains.Municipality(caller.Municipality).Get()).Ok(out var own, out _))
            foreach (var region in own.Profile.Regions)
                if ((await grains.Region(region).Get()).Ok(out var view, out _))
                    homes.UnionWith(view.Definition.Members);
        var sides = new ConcurrentBag<AgreementResponse>();
        var fanOut = new ParallelOptions { MaxDegreeOfParallelism = options.Value.FanOut, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(homes, fanOut, async (home, _) =>
        {
            var own = (await grains.Municipality(home).Agreements()).Agreements.Where(a => a.Home == caller.Municipality || a.Receiving == caller.Municipality).ToList();
            if (own.Count == 0) return;
            var used = await grains.Municipality(home).QuotaUse();
            foreach (var agreement in own) sides.Add(AgreementResponse.Of(agreement, Today, used.GetValueOrDefault(agreement.Id)));
        });
        return [.. sides.OrderBy(a => a.Id)];
    }
}
