using Matching.Contracts.Needs;
using Matching.Grains.Tests.Stories;

namespace Matching.Grains.Tests.Histories;

/// <summary>Offers to whom a list names, and to others, with and without overrides.</summary>
internal sealed partial class History
{
    private async Task MakeOffer(bool byOverride = false)
    {
        var (need, volunteer) = (Pick(needs), Pick(volunteers));
        if (random.Next(4) > 0 && (await network.Need(need).Candidates(network.Name, 3)).Value?.Candidates is [var best, ..])
            volunteer = best.Volunteer;
        await Offer(need, volunteer, byOverride ? await Everything(need, volunteer) : null, DrawAgreement(need, volunteer));
    }

    private async Task<Outcome<Offer>> Offer(NeedRef need, VolunteerRef volunteer, RuleOverride? lifted, Guid? agreement)
    {
        var request = new OfferRequest(network.NewId(), volunteer) { Override = lifted, Agreement = agreement };
        // Nothing else moves between this reading and the reservation.
        granted[request.Id] = new(Silo.Now, (await network.Volunteer(volunteer).Get()).Must(), [.. agreements])
        {
            Asked = lifted is null ? (await network.Need(need).Get()).Must().Requirements.Time() : null,
            Named = agreement,
        };
        var answer = await network.Need(need).MakeOffer(request);
        Record(answer.Problem is { } problem ? $"offer {problem.Code}" : "offered");
        await RecordAgreement(need, volunteer, agreement, answer);
        return answer;
    }

    /// <summary>Whatever can be lifted.</summary>
    private async Task<RuleOverride> Everything(NeedRef need, VolunteerRef volunteer)
    {
        var named = volunteer.Municipality == need.Municipality ? RuleOverride.Allowed
            : (await network.Need(need).Get()).Must().Requirements.Conditions.Distinct().Count() > 1 ? RuleOverride.AllowedElsewhere
            : RuleOverride.AllowedElsewhere & ~RejectionReasons.Household;
        return new(named, "Whatever can be lifted");
    }
}
