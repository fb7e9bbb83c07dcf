using System.Collections.Concurrent;
using Matching.EndToEnd.Tests.Support;

namespace Matching.EndToEnd.Tests.Engines.Clusters;

/// <summary>Nothing lost, nothing booked twice: what a load was told against what a member says afterwards.</summary>
internal static class LoadCheck
{
    private const int AtOnce = 16;

    /// <summary>With 2 s between two of them longer than a service may be away.</summary>
    private const int Attempts = 20;

    public static async Task<List<string>> Faults(Api api, IEnumerable<Writer> writers)
    {
        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(writers.SelectMany(w => w.Steps), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (step, _) =>
        {
            foreach (var fault in await Faults(api, step))
                faults.Add(fault);
        });
        return [.. faults];
    }

    private static async Task<List<string>> Faults(Api api, Step step)
    {
        var volunteer = await Read(api, $"/v1/volunteers/{step.Volunteer}");
        if (!volunteer.IsOk || volunteer.Json.GetProperty("person").GetProperty("name").GetString() != Bodies.Name)
            return [$"volunteer {step.Volunteer}: HTTP {volunteer.Status} {volunteer.Text}"];

        var taken = volunteer.Json.GetProperty("commitments").GetArrayLength();
        var faults = await Offers(api, step, taken);
        if (taken > 1 || volunteer.Json.GetProperty("free").GetInt32() != 1 - taken)
            faults.Add($"volunteer {step.Volunteer} has {taken} commitments for one place");
        return faults;
    }

    /// <summary>"Not available" is no answer to whether something is there: ask again.</summary>
    private static async Task<Answer> Read(Api api, string path)
    {
        var answer = await api.Get(path);
        for (var attempt = 0; answer.Status is 503 or 504 && attempt < Attempts; attempt++)
        {
            await Task.Delay(answer.RetryAfter ?? TimeSpan.FromSeconds(2), TimeProvider.System);
            answer = await api.Get(path);
        }

        return answer;
    }

    private static async Task<List<string>> Offers(Api api, Step step, int taken)
    {
        var faults = new List<string>();
        var placed = 0;
        foreach (var (need, offer, isAccepted) in step.Offers)
        {
            var answer = await Read(api, $"/v1/needs/{need}/offers/{offer}");
            var status = answer.IsOk ? answer.Json.GetProperty("status").GetString() : $"HTTP {answer.Status}";
            placed += status is "held" or "accepted" ? 1 : 0;
            if (status != "accepted" && (isAccepted || status != "held"))
                faults.Add($"offer {offer} was {(isAccepted ? "accepted" : "held")} and is {status}");
        }

        if (placed > 1)
            faults.Add($"volunteer {step.Volunteer} is placed {placed} times");
        if (placed != taken)
            faults.Add($"volunteer {step.Volunteer} has {taken} commitments and {placed} offers");
        return faults;
    }
}
