using System.Reflection;
using Orleans.Runtime;

namespace Matching.Gateway.Http;

/// <summary>
/// A request whose grain lives on a silo that is stopping or lost is put once more: by then the grain lives elsewhere. Every request is safe to
/// repeat, by its Idempotency-Key or If-Match; the one that reads its own body, an import, is not.
/// </summary>
internal static class RepeatedCalls
{
    /// <summary>Before each repetition. In sum about as long as a silo that stops takes to hand its grains over; a lost one takes longer, and the caller learns of it.</summary>
    private static readonly TimeSpan[] Waits = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(750), TimeSpan.FromSeconds(2)];

    public static TBuilder WithRepeatedCalls<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilterFactory((handler, next) => ReadsItsBody(handler.MethodInfo) ? next : context => Invoke(context, next));

    private static async ValueTask<object?> Invoke(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        foreach (var wait in Waits)
        {
            try
            {
                return await next(context);
            }
            catch (OrleansMessageRejectionException)
            {
                await Task.Delay(wait, http.RequestServices.GetRequiredService<TimeProvider>(), http.RequestAborted);
            }
        }

        return await next(context);
    }

    private static bool ReadsItsBody(MethodInfo handler) => Array.Exists(handler.GetParameters(), parameter => parameter.ParameterType == typeof(HttpRequest));
}
