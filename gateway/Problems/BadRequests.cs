using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;

namespace Matching.Gateway.Problems;

/// <summary>Names the field and the cure of a request that the framework could not bind. The caller's value is never repeated.</summary>
internal static partial class BadRequests
{
    public static ProblemResult Explain(HttpContext context, BadHttpRequestException bad)
    {
        if (bad.InnerException is JsonException json)
            return Invalid(JsonFaults.Explain(json, context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType));
        if (UnboundParameter().Match(bad.Message) is { Success: true } unbound)
            return Invalid(new(unbound.Groups["name"].Value, "The parameter cannot be read.", Form(unbound.Groups["type"].Value)));
        if (MissingParameter().Match(bad.Message) is { Success: true } missing)
            return missing.Groups["source"].Value == "body"
                ? Invalid(new("body", "The request has no body.", "Send a JSON object with Content-Type application/json."))
                : Invalid(new(missing.Groups["name"].Value, "The parameter is missing.", Form(missing.Groups["type"].Value)));
        return new(ProblemKinds.Invalid, "The request cannot be read.");
    }

    private static ProblemResult Invalid(Fault fault)
    {
        var faults = new Faults();
        faults.Add(fault.Field, fault.Detail, fault.Cure);
        return faults.ToResult();
    }

    private static string Form(string type) => type.TrimEnd('?') switch
    {
        "int" or "Int32" or "long" or "Int64" => "Give a whole number.",
        "bool" or "Boolean" => "Give true or false.",
        "Guid" => "Give a UUID.",
        _ => "See the API description for its form.",
    };

    // The framework names the parameter in its message only. A test binds each form, so that a changed message is noticed.
    [GeneratedRegex("""^Failed to bind parameter "(?<type>\S+) (?<name>\w+)" from """)]
    private static partial Regex UnboundParameter();

    [GeneratedRegex("""^Required parameter "(?<type>\S+) (?<name>\w+)" was not provided from (?<source>[\w ]+)""")]
    private static partial Regex MissingParameter();
}
