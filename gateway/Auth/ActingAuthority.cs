namespace Matching.Gateway.Auth;

/// <summary>Says to every grain that a request reaches for which authority it is made. The grains enforce it.</summary>
internal static class ActingAuthority
{
    // Asynchronous, so that what is set ends with the request.
    public static async Task Set(HttpContext context, RequestDelegate next)
    {
        CallAuthority.Set(Caller.From(context.User)?.Authority);
        await next(context);
    }
}
