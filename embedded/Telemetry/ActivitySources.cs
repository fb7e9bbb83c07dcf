using System.Diagnostics;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Matching.Embedded.Telemetry;

/// <summary>Traces under the names of Orleans, so that one dashboard serves both engines.</summary>
internal static class ActivitySources
{
    internal static readonly ActivitySource Application = new("Microsoft.Orleans.Application");
    internal static readonly ActivitySource Runtime = new("Microsoft.Orleans.Runtime");
    internal static readonly ActivitySource Storage = new("Microsoft.Orleans.Storage");

    /// <summary>The span of a grain call, on the callee's side. Grain keys are opaque, so they may stand in a tag.</summary>
    internal static Activity? StartCall(IInvokable request, GrainId target, GrainId? source)
    {
        var activity = Application.StartActivity(request.GetActivityName(), ActivityKind.Server);
        if (activity is null) return null;
        activity.SetTag("rpc.system.name", "orleans");
        activity.SetTag("rpc.method", request.GetActivityName());
        activity.SetTag("orleans.rpc.service", request.GetInterfaceName());
        if (!activity.IsAllDataRequested) return activity;
        activity.SetTag("orleans.rpc.target_id", target.ToString());
        if (source is { } caller) activity.SetTag("orleans.rpc.source_id", caller.ToString());
        return activity;
    }

    internal static Activity? StartStorage(string name, string stateName)
    {
        var activity = Storage.StartActivity(name, ActivityKind.Client);
        activity?.SetTag("orleans.storage.state.name", stateName);
        return activity;
    }
}
