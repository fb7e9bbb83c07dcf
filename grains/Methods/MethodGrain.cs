using Matching.Contracts.Audit;
using Matching.Contracts.Methods;
using Matching.Grains.Audit;
using Matching.Grains.State;

namespace Matching.Grains.Methods;

[GrainType("method")]
internal sealed class MethodGrain(
    [PersistentState(StateNames.Method, StateNames.Store)] IPersistentState<MethodState> storage,
    TimeProvider time,
    ILogger<MethodGrain> logger)
    : AuditedGrain<MethodState>(storage, time, logger), IMethodGrain
{
    private readonly TimeProvider time = time;

    /// <summary>What members do together stands in the trail of their region.</summary>
    protected override string Municipality => KeyOwner.Of(this.GetPrimaryKeyString());

    public async Task<Outcome<MethodView>> Publish(string author, MethodDraft draft, int? expected)
    {
        if (MethodRules.Check(draft) is { } problem)
            return problem;
        if (!State.Versions.IsEmpty && State.Author != author)
            return new Problem(ProblemCode.Forbidden, "Only the author changes a method.", "author", "Report what you saw, or publish a method of your own.");
        if (!State.Versions.IsEmpty && State.Versions[^1].Draft.SameContent(draft))
            return View();
        if (expected is { } read && read != State.Versions.Length)
            return Versions.Mismatch(State.Versions.Length);
        if (State.Versions.Length >= MethodView.MaxVersions)
            return new Problem(ProblemCode.LimitExceeded, $"The method already has {MethodView.MaxVersions} versions.", null, "Publish it as a new method.");
        await Commit(State with { Author = author, Versions = State.Versions.Add(new(State.Versions.Length + 1, draft, time.GetUtcNow())) }, new Deed(AuditAction.MethodPublished, $"version {State.Versions.Length + 1} by {author}"));
        await Pay();
        return View();
    }

    public Task<Outcome<MethodView>> Get() => Task.FromResult(State.Versions.IsEmpty ? Missing() : View());

    public async Task<Outcome<MethodView>> Report(Guid result, string municipality, int methodVersion, string text)
    {
        if (State.Versions.IsEmpty)
            return Missing();
        if (MethodRules.CheckResult(text) is { } problem)
            return problem;
        if (methodVersion < 1 || methodVersion > State.Versions.Length)
            return new Problem(ProblemCode.Invalid, "There is no such version of the method.", "version", $"Choose 1 to {State.Versions.Length}.");
        if (State.Results.FirstOrDefault(r => r.Id == result) is { } known)
        {
            return (known.Municipality, known.MethodVersion, known.Text) == (municipality, methodVersion, text)
                ? View()
                : new Problem(ProblemCode.RequestReused, "A result with this id has other content.", "id", "Report it under a new id.");
        }

        if (State.Results.Length >= MethodView.MaxResults)
            return new Problem(ProblemCode.LimitExceeded, $"The method already has {MethodView.MaxResults} results.", null, "Let the author publish what they come to as a new method.");
        await Commit(State with { Results = State.Results.Add(new(result, municipality, methodVersion, text, time.GetUtcNow())) }, new Deed(AuditAction.MethodReported, $"result {result:D} by {municipality}"));
        await Pay();
        return View();
    }

    private Outcome<MethodView> View() => MethodProjection.View(this.GetPrimaryKeyString(), State);

    private static Outcome<MethodView> Missing() => new Problem(ProblemCode.NotFound, "There is no such method.", "id");
}
