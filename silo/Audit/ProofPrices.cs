using Matching.Contracts.Rounds;

namespace Matching.Silo.Audit;

/// <summary>The prices of a certificate, or of one part of it, by whom they are of.</summary>
internal sealed class ProofPrices
{
    private readonly Dictionary<NeedRef, int> needs;
    private readonly Dictionary<VolunteerRef, int> volunteers;
    private readonly Dictionary<(VolunteerRef, AssignmentType), int> types;
    private ILookup<Guid, int>? quotas;

    public ProofPrices(RoundCertificate proof)
    {
        needs = proof.NeedPrices.ToDictionary(p => p.Need, p => p.Price);
        volunteers = proof.VolunteerPrices.ToDictionary(p => p.Volunteer, p => p.Price);
        types = proof.TypePrices.ToDictionary(p => (p.Volunteer, p.Type), p => p.Price);
        Terms = proof.Terms ?? new(1, 0, [], []);
    }

    /// <summary>Those of a part, which says how they differ from the whole's.</summary>
    public ProofPrices(RoundCertificate proof, BundlePrices part)
        : this(proof)
    {
        foreach (var (need, price) in part.NeedPrices)
            needs[need] = price;
        foreach (var (volunteer, price) in part.VolunteerPrices)
            volunteers[volunteer] = price;
        foreach (var (volunteer, type, price) in part.TypePrices)
            types[(volunteer, type)] = price;
        Terms = part.Terms;
    }

    public TermsCertificate Terms { get; }

    public IEnumerable<int> All =>
        needs.Values.Concat(volunteers.Values).Concat(types.Values).Concat(Terms.Promises.Select(p => p.Price)).Concat(Terms.Quotas.Select(q => q.Price));

    public IEnumerable<(VolunteerRef Volunteer, AssignmentType Type, int Price)> Types => types.Select(t => (t.Key.Item1, t.Key.Item2, t.Value));

    public int Of(NeedRef need) => needs.GetValueOrDefault(need);

    /// <summary>What the quota asks that an agreement has, alone or with others; 0 where none is listed.</summary>
    public int Of(Guid agreement) => (quotas ??= Terms.Quotas.SelectMany(q => q.Agreements.Select(id => (Id: id, q.Price))).ToLookup(q => q.Id, q => q.Price))[agreement].Sum();

    public int Of(VolunteerRef volunteer) => volunteers.GetValueOrDefault(volunteer);

    public int Of(VolunteerRef volunteer, AssignmentType type) => types.GetValueOrDefault((volunteer, type));
}
