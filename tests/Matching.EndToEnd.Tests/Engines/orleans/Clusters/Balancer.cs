using Matching.EndToEnd.Tests.Support;

namespace Matching.EndToEnd.Tests.Engines.Clusters;

/// <summary>
/// What a load balancer with readiness checks does: sends requests in turn to the members that said they are ready, and to the next one where a
/// connection is refused. A request that a member has taken is never sent again.
/// </summary>
internal sealed class Balancer : DelegatingHandler
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200), Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient health = new() { Timeout = TimeSpan.FromSeconds(1) };
    private readonly Func<IReadOnlyList<SiloProcess>> members;
    private readonly Task watching;
    private Uri[] ready = [];
    private int turn;

    public Balancer(Func<IReadOnlyList<SiloProcess>> members)
        : base(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(1) })
    {
        this.members = members;
        watching = Watch();
    }

    /// <summary>An API of its own for each caller; the balancer stays.</summary>
    public Api Open(string key, string municipality) => new(new("http://balancer.invalid"), key, municipality, "coordinator", this);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var refusals = 0; ; refusals++)
        {
            request.RequestUri = new(await Next(cancellationToken), request.RequestUri!.PathAndQuery);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException refused) when (refused.HttpRequestError == HttpRequestError.ConnectionError && refusals < 10)
            {
                await Task.Delay(Interval / 4, TimeProvider.System, cancellationToken);
            }
        }
    }

    public async Task Stop()
    {
        await stop.CancelAsync();
        await watching;
    }

    private async Task<Uri> Next(CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Interval)
        {
            if (Volatile.Read(ref ready) is { Length: > 0 } now)
                return now[(uint)Interlocked.Increment(ref turn) % now.Length];
            await Task.Delay(Interval, TimeProvider.System, cancellationToken);
        }

        throw new HttpRequestException("No member is ready.");
    }

    private async Task Watch()
    {
        while (!stop.IsCancellationRequested)
        {
            var answers = await Task.WhenAll(members().Where(m => m.IsRunning).Select(async m => (m.Url, IsReady: await IsReady(m.Url))));
            Volatile.Write(ref ready, [.. answers.Where(a => a.IsReady).Select(a => a.Url)]);
            await Task.Delay(Interval, TimeProvider.System, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsReady(Uri url)
    {
        try
        {
            using var answer = await health.GetAsync(new Uri(url, "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
