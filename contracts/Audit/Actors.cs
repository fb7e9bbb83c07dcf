using Orleans.Runtime;

namespace Matching.Contracts.Audit;

/// <summary>
/// Who is acting, carried along with a call. The gateway sets it from the validated token; it is a record for the audit and grants nothing.
/// </summary>
public static class Actors
{
    public const string System = "system";
    private const string Key = "matching.actor";

    public static void Set(string municipality, string role, string subject) => RequestContext.Set(Key, $"{municipality}/{role}/{subject}");

    /// <summary>As <paramref name="municipality"/> may know it: who, where they are its own; otherwise only which municipality and role.</summary>
    public static string SeenBy(string municipality)
    {
        if (RequestContext.Get(Key) is not string actor)
            return System;
        var parts = actor.Split('/', 3);
        return parts[0] == municipality ? actor : $"{parts[0]}/{parts[1]}";
    }
}
