using Matching.EndToEnd.Tests.Support;

namespace Matching.EndToEnd.Tests.Engines;

/// <summary>"Nothing lost": each acknowledged write is there, with the content that was acknowledged.</summary>
internal static class AcknowledgedChecker
{
    public static async Task<(int Checked, List<string> Lost)> Check(SiloProcess silo, IEnumerable<Writer> writers)
    {
        using var api = Api.Of(silo, TestRegion.First);
        var lost = new List<string>();
        var count = 0;
        foreach (var writer in writers)
        {
            foreach (var volunteer in writer.Volunteers)
            {
                count++;
                var answer = await api.Get($"/v1/volunteers/{volunteer}");
                if (!answer.IsOk || answer.Json.GetProperty("person").GetProperty("name").GetString() != Bodies.Name || answer.Json.GetProperty("capacity").GetInt32() != 1)
                    lost.Add($"volunteer {volunteer}");
            }

            foreach (var (need, offer, isAccepted) in writer.Offers)
            {
                count++;
                var answer = await api.Get($"/v1/needs/{need}/offers/{offer}");
                var status = answer.IsOk ? answer.Json.GetProperty("status").GetString() : $"HTTP {answer.Status}";
                if (status != "accepted" && (isAccepted || status != "held"))
                    lost.Add($"offer {offer}: {status}");
            }
        }

        return (count, lost);
    }
}
