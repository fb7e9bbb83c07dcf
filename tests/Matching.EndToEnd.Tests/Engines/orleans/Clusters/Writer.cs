using System.Diagnostics;
using Matching.EndToEnd.Tests.Support;

namespace Matching.EndToEnd.Tests.Engines.Clusters;

/// <summary>What a writer did with one volunteer who has one place, and what of it was acknowledged.</summary>
internal sealed record Step(Guid Volunteer)
{
    public List<(Guid Need, Guid Offer, bool IsAccepted)> Offers { get; } = [];
}

/// <summary>One answer, or the lack of one.</summary>
internal sealed record Told(long Start, long End, string? Failure)
{
    public TimeSpan Took => Stopwatch.GetElapsedTime(Start, End);
}

/// <summary>
/// A municipal system: registers volunteers, has two needs want the same one at once, accepts. Where an answer does not come or says that the service
/// is not available, it sends the same request with the same key again.
/// </summary>
internal sealed class Writer(Api api, CancellationToken stop)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private int acknowledged;

    public List<Step> Steps { get; } = [];

    public List<Told> Answers { get; } = [];

    public int Acknowledged => Volatile.Read(ref acknowledged);

    public async Task Run()
    {
        while (!stop.IsCancellationRequested)
            await DoStep();
    }

    private async Task DoStep()
    {
        var volunteer = await Ask("/v1/volunteers", Bodies.Volunteer(), 201);
        var step = new Step(volunteer.Id);
        Steps.Add(step);
        var needs = new[] { (await Ask("/v1/needs", Bodies.Need(), 201)).Id, (await Ask("/v1/needs", Bodies.Need(), 201)).Id };
        var offers = await Task.WhenAll(needs.Select(need =>
            Ask($"/v1/needs/{need}/offers", new { volunteer = $"{TestRegion.First}/{step.Volunteer}" }, 201, 409)));
        foreach (var (need, offer) in needs.Zip(offers).Where(o => o.Second.Status == 201))
        {
            step.Offers.Add((need, offer.Id, false));
            await Ask($"/v1/needs/{need}/offers/{offer.Id}/accept", new { }, 200);
            step.Offers[^1] = (need, offer.Id, true);
        }
    }

    private async Task<Answer> Ask(string path, object body, params int[] expected)
    {
        var key = Guid.NewGuid();
        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            var (answer, failure) = await Try(path, body, key);
            lock (Answers)
                Answers.Add(new(start, Stopwatch.GetTimestamp(), failure));
            if (failure is null)
            {
                Assert.True(expected.Contains(answer!.Status), $"{path}: {answer.Status} {answer.Text}");
                Interlocked.Increment(ref acknowledged);
                return answer;
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    private async Task<(Answer? Answer, string? Failure)> Try(string path, object body, Guid key)
    {
        try
        {
            var answer = await api.Post(path, body, key);
            return (answer, answer.Status >= 500 ? $"{answer.Status} {answer.ProblemType}{(answer.RetryAfter is null ? " without Retry-After" : "")}" : null);
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or TaskCanceledException)
        {
            return (null, $"{lost.GetType().Name} {(lost as HttpRequestException)?.HttpRequestError}: {lost.InnerException?.Message ?? lost.Message}");
        }
    }
}
