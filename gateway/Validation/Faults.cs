namespace Matching.Gateway.Validation;

/// <summary>One field that is not right: what is wrong and what would be right. Never repeats the value: it may be of a person.</summary>
internal sealed record Fault(string Field, string Detail, string Cure);

/// <summary>Collects every fault of a request, so that the caller gets them all at once.</summary>
internal sealed class Faults
{
    private readonly List<Fault> items = [];

    public IReadOnlyList<Fault> Items => items;

    public bool Any => items.Count > 0;

    public void Add(string field, string detail, string cure) => items.Add(new(field, detail, cure));

    public ProblemResult ToResult() => new(ProblemKinds.Invalid, items[0].Detail, items[0].Field, items[0].Cure)
    {
        Errors = items.GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.Select(f => $"{f.Detail} {f.Cure}").ToArray()),
    };
}
