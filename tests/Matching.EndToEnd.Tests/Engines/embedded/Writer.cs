using Matching.EndToEnd.Tests.Support;

namespace Matching.EndToEnd.Tests.Engines;

/// <summary>Registers volunteers, opens needs, makes and accepts offers until the service is gone; remembers what was acknowledged.</summary>
internal sealed class Writer(SiloProcess silo)
{
    private int acknowledged;

    public List<Guid> Volunteers { get; } = [];

    /// <summary>Need, offer, and whether its acceptance was acknowledged.</summary>
    public List<(Guid Need, Guid Offer, bool IsAccepted)> Offers { get; } = [];

    /// <summary>Read from another thread; good enough to know that writing is under way.</summary>
    public int Acknowledged => Volatile.Read(ref acknowledged);

    public async Task RunUntilGone()
    {
        using var api = Api.Of(silo, TestRegion.First);
        try
        {
            while (true)
                await Step(api);
        }
        catch (HttpRequestException)
        {
            // The service was killed: what follows was never acknowledged.
        }
        catch (IOException)
        {
            // Killed in the middle of an answer.
        }
    }

    private async Task Step(Api api)
    {
        var volunteer = (await api.Post("/v1/volunteers", Bodies.Volunteer(), Guid.NewGuid())).Expect(201);
        Volunteers.Add(volunteer.Id);
        Interlocked.Increment(ref acknowledged);
        var need = (await api.Post("/v1/needs", Bodies.Need(), Guid.NewGuid())).Expect(201);
        var offer = (await api.Post($"/v1/needs/{need.Id}/offers", new { volunteer = $"{TestRegion.First}/{volunteer.Id}" }, Guid.NewGuid())).Expect(201);
        Offers.Add((need.Id, offer.Id, false));
        (await api.Post($"/v1/needs/{need.Id}/offers/{offer.Id}/accept", new { })).Expect(200);
        Offers[^1] = (need.Id, offer.Id, true);
        Interlocked.Increment(ref acknowledged);
    }
}
