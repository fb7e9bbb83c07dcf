using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Histories;

/// <summary>A random life of one much wanted volunteer's ledger: two municipalities hold, place, begin early and late, run over, end and give back, and what is given changes meanwhile.</summary>
internal sealed class TimeHistory(Network network, Random random)
{
    private static readonly string[] Slots = ["mon-16", "wed-16", "sat-08"];
    private readonly Dictionary<Guid, Granted> granted = [];
    private readonly Dictionary<Guid, VolunteerView> begun = [];
    private VolunteerRef volunteer;

    public Dictionary<string, int> Counts { get; } = [];

    private TestSilo Silo => network.Silo;

    private IVolunteerGrain Grain => network.Volunteer(volunteer);

    public static async Task<TimeHistory> Begin(TestSilo silo, int seed)
    {
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping, quota: 1_000);
        var history = new TimeHistory(network, new(seed));
        history.volunteer = await network.HasVolunteer(Linkoping, history.Profile);
        return history;
    }

    public async Task<List<string>> Step()
    {
        var view = (await Grain.Get()).Must();
        var (name, answer) = random.Next(20) switch
        {
            < 9 => ("reserve", await Reserve(view)),
            < 12 => ("confirm", await On(view, CommitmentStatus.Held, c => Grain.Confirm(c.Reservation.Offer))),
            < 15 => ("begin", await On(view, CommitmentStatus.Placed, c => Start(view, c))),
            < 17 => ("end", await On(view, CommitmentStatus.Placed, End)),
            < 18 => ("release", await On(view, CommitmentStatus.Held, async c => { await Grain.Release(c.Reservation.Offer); return c; })),
            < 19 => ("pass", await Pass()),
            _ => ("change", (await Grain.Register(Profile(view.Profile), null)).Problem),
        };
        var what = $"{name} {answer?.Code}";
        Counts[what] = Counts.GetValueOrDefault(what) + 1;
        return [.. TimeChecker.Violations(Silo.Now, [(await Grain.Get()).Must()], granted, begun, prolonged: [])];
    }

    private VolunteerProfile Profile(VolunteerProfile person) => person with
    {
        Capacity = Limits.Capacity,
        Checks = [new(CheckKind.CriminalRecord, Silo.Today)],
        HoursAWeek = random.Next(4) == 0 ? null : WeekHours.Steps[random.Next(5)],
        WeekendsAMonth = random.Next(5),
        WeekSlots = [.. Slots.Where(_ => random.Next(6) > 0)],
    };

    private async Task<Problem?> Reserve(VolunteerView view)
    {
        var start = Silo.Today.AddDays(random.Next(-20, 60));
        var time = new TimeTaken(random.Next(2) * WeekHours.Steps[random.Next(3)], random.Next(2), WeekSlots.Mask(Slots.Where(_ => random.Next(4) == 0)));
        var municipality = random.Next(2) == 0 ? Linkoping : Norrkoping;
        var wanted = network.Reservation(new(municipality, network.NewId()), start: start) with { Time = time, End = random.Next(3) == 0 ? null : start.AddDays(random.Next(1, 40)) };
        granted[wanted.Offer] = new(Silo.Now, view, []) { Asked = time };
        return (await Grain.Reserve(wanted)).Problem;
    }

    private async Task<Outcome<Commitment>> Start(VolunteerView view, Commitment entry)
    {
        var answer = await Grain.Begin(entry.Reservation.Offer, Silo.Today.AddDays(-random.Next(4)));
        if (answer.Problem is null)
            begun[entry.Reservation.Offer] = view;
        return answer;
    }

    private async Task<Outcome<Commitment>> End(Commitment entry)
    {
        if (entry.Started is { } started)
            await Grain.End(entry.Reservation.Offer, started.AddDays(random.Next(1, Math.Max(2, Silo.Today.DayNumber - started.DayNumber + 2))));
        return entry;
    }

    private async Task<Problem?> On(VolunteerView view, CommitmentStatus status, Func<Commitment, Task<Outcome<Commitment>>> step)
    {
        var all = view.Commitments.Where(c => c.Status == status).ToList();
        return all.Count == 0 ? null : (await step(all[random.Next(all.Count)])).Problem;
    }

    private async Task<Problem?> Pass()
    {
        await Silo.PassAsync(TimeSpan.FromHours(random.Next(1, 200)));
        return null;
    }
}
