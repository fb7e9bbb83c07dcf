using Matching.Contracts.Placements;
using Matching.Grains.Tests.Stories;

namespace Matching.Grains.Tests.Histories;

/// <summary>Steps of placements, from the meeting to the thanks.</summary>
internal sealed partial class History
{
    /// <summary>A few steps of one placement: mostly those that are next, sometimes any other.</summary>
    private async Task Advance()
    {
        foreach (var need in needs.OrderBy(_ => random.Next()))
        {
            var view = (await network.Need(need).Get()).Must();
            if (view.Placements.LastOrDefault(p => p.Stage != PlacementStage.Refused && p.Thanked is null) is not { } placement)
                continue;
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                var step = PlacementSteps.Draw(random, placement, view.Requirements, Silo.Today);
                var volunteer = (await network.Volunteer(placement.Volunteer).Get()).Must();
                // Whether it is recorded or not: an answer that is lost may have been a yes.
                if (step is Prolong further)
                    prolonged.Add(new(placement.Offer, Silo.Now, volunteer, placement.PlannedEnd(view.Requirements)!.Value, further.Until));
                var answer = await Again(() => network.Need(need).Advance(placement.Offer, step));
                if (!answer.Ok(out var next, out var problem))
                {
                    Record($"step {problem.Code}");
                    return;
                }

                if (next.ProlongedUntil != placement.ProlongedUntil)
                    Record("Prolonged");
                Record(next.IsInterrupted && !placement.IsInterrupted ? "BrokenOff" : next.Stage.ToString());
                if (step is Start && next.Started is not null)
                    begun.TryAdd(placement.Offer, volunteer);
                if (next.Stage == PlacementStage.Agreed)
                    agreed.TryAdd(placement.Offer, (await network.Need(need).Get()).Must().Case);
                // The start asks once more: the case may have changed since.
                if (step is Start && placement.Started is null && next.Started is not null)
                    agreed[placement.Offer] = (await network.Need(need).Get()).Must().Case;
                if (step is Refuse || (next.IsInterrupted && !placement.IsInterrupted))
                    declined[need] = declined.GetValueOrDefault(need, []).Add(placement.Volunteer.Id);
                placement = next;
            }

            return;
        }
    }
}
