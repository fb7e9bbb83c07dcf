using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;

namespace Matching.Gateway.Problems;

/// <summary>Names the field and the cure of a request that the framework could not bind. The caller's value is never repeated.</summary>
internal static partial class BadRequests
{
    public static ProblemResult Explain(HttpContext context, BadHttpRequestException bad)
    {
        if (bad.InnerException is JsonException json)
            return Invalid(JsonFaults.Explain(json, Body(context)));
        if (UnboundParameter().Match(bad.Message) is { Success: true } unbound)
            return Invalid(new(unbound.Groups["name"].Value, "The parameter cannot be read.", Form(unbound.Groups["type"].Value)));
        if (MissingParameter().Match(bad.Message) is { Success: true } missing)
            return missing.Groups["source"].Value == "body"
                ? Invalid(new("body", "The request has no body.", "Send a JSON object with Content-Type application/json."))
                : Invalid(new(missing.Groups["name"].Value, "The parameter is missing.", Form(missing.Groups["type"].Value)));
        return new(ProblemKinds.Invalid, "The request cannot be read.");
    }

    /// <summary>The type of the body that the route reads. The exception handler took the endpoint off the request before it asks here.</summary>
    private static Type? Body(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;

    private static ProblemResult Invalid(Fault fault)
    {
        var faults = new Faults();
        faults.Add(fault.Field, fault.Detail, fault.Cure);
        return faults.ToResult();
    }

    private static string Form(string type) => type switch
    {
        _ when type.Contains("int", StringComparison.OrdinalIgnoreCase) => "Give a whole number.",
        _ when type.Contains("bool", StringComparison.OrdinalIgnoreCase) => "Give true or false.",
        _ when type.Contains("Guid", StringComparison.Ordinal) => "Give a UUID.",
        _ => "See the API description for its form.",
    };

    // The framework names the parameter in its message only. A test binds each form, so that a changed message is noticed.
    [GeneratedRegex("""^Failed to bind parameter "(?<type>\S+) (?<name>\w+)" from """)]
    private static partial Regex UnboundParameter();

    [GeneratedRegex("""^Required parameter "(?<type>\S+) (?<name>\w+)" was not provided from (?<source>[\w ]+)""")]
    private static partial Regex MissingParameter();
}
