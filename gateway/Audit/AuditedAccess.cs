using Matching.Contracts.Audit;

namespace Matching.Gateway.Audit;

/// <summary>
/// Says to the grains who is acting, and enters in the audit trail what no grain sees: that access was refused, that somebody read who a
/// person is, or a case. The entry is stored before the answer goes out.
/// </summary>
internal static class AuditedAccess
{
    /// <summary>Runs after authentication.</summary>
    public static Task Use(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal) && Caller.From(context.User) is { } caller)
        {
            Actors.Set(caller.Municipality, caller.Role, caller.Subject);
            context.Response.OnStarting(() => Refused(context, caller));
        }

        return next(context);
    }

    /// <summary>A filter for routes that show who a person is.</summary>
    public static ValueTask<object?> PersonRead(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Read(context, next, AuditAction.PersonRead, (caller, id) => GrainKeys.Volunteer(caller.Volunteer(id)));

    /// <summary>A filter for routes that show a case: its reference, the children's ages, kin and conflicts of interest.</summary>
    public static ValueTask<object?> CaseRead(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Read(context, next, AuditAction.CaseRead, (caller, id) => GrainKeys.Need(caller.Need(id)));

    private static async ValueTask<object?> Read(EndpointFilterInvocationContext context, EndpointFilterDelegate next, AuditAction action, Func<Caller, Guid, string> subject)
    {
        var result = await next(context);
        var http = context.HttpContext;
        if (result is INestedHttpResult { Result: not ProblemResult } && Caller.From(http.User) is { } caller && Id(http, "id") is { } id)
            await Enter(http, caller, action, subject(caller, id), null);
        return result;
    }

    private static Task Refused(HttpContext context, Caller caller)
    {
        if (context.Response.StatusCode is not (StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound))
            return Task.CompletedTask;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        return route is null
            ? Task.CompletedTask
            : Enter(context, caller, AuditAction.AccessRefused, $"{context.Request.Method} {route}", $"{context.Response.StatusCode} {Id(context, "id")} {Id(context, "offer")}".TrimEnd());
    }

    public static async Task Enter(HttpContext context, Caller caller, AuditAction action, string subject, string? detail)
    {
        var services = context.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var draft = new AuditDraft(Guid.CreateVersion7(now), now, action, subject, 0, $"{caller.Municipality}/{caller.Role}/{caller.Subject}", detail) { Authority = caller.Authority };
        await services.GetRequiredService<IGrainFactory>().GetGrain<IAuditGrain>(GrainKeys.Audit(caller.Municipality)).Append([draft]);
    }

    /// <summary>Only ids: a region or code in the address is not a secret, but free text could be.</summary>
    private static Guid? Id(HttpContext context, string name) => Guid.TryParse(context.Request.RouteValues[name] as string, out var id) ? id : null;
}
