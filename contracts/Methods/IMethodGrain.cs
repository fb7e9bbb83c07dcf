namespace Matching.Contracts.Methods;

/// <summary>A method that members of a region share. Key: <see cref="GrainKeys.Method"/>.</summary>
[Alias("matching.method")]
public interface IMethodGrain : IGrainWithStringKey
{
    /// <summary>The author publishes the next version; the same draft again changes nothing. <paramref name="expected"/>: the version read, 0 for none.</summary>
    [Alias("publish")]
    Task<Outcome<MethodView>> Publish(string author, MethodDraft draft, int? expected);

    [Alias("get"), AlwaysInterleave]
    Task<Outcome<MethodView>> Get();

    /// <summary>Any member reports what it saw. Idempotent by <paramref name="result"/>.</summary>
    [Alias("report")]
    Task<Outcome<MethodView>> Report(Guid result, string municipality, int methodVersion, string text);

    /// <summary>Hands on what a failure left owing to the audit trail.</summary>
    [Alias("pay-up")]
    Task PayUp();
}
