using System.Runtime.CompilerServices;
using Matching.Contracts.Needs;
using Matching.Contracts.Notices;
using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;

namespace Matching.Contracts.Tests.Placements;

/// <summary>The tables are what the documentation draws, and each leads to an end.</summary>
public sealed class LifeCycleTests
{
    public static TheoryData<string, string> Drawn => new()
    {
        { LifeCycles.Offer.Name, LifeCycles.Offer.ToMermaid() },
        { LifeCycles.Placement.Name, LifeCycles.Placement.ToMermaid() },
        { LifeCycles.Commitment.Name, LifeCycles.Commitment.ToMermaid() },
        { LifeCycles.Need.Name, LifeCycles.Need.ToMermaid() },
        { LifeCycles.Approval.Name, LifeCycles.Approval.ToMermaid() },
        { LifeCycles.Notice.Name, LifeCycles.Notice.ToMermaid() },
    };

    [Theory]
    [MemberData(nameof(Drawn))]
    public void Documentation_DrawsTheTable(string name, string mermaid) =>
        Assert.True(File.ReadAllText(Documentation()).Contains($"```mermaid\n{mermaid}\n```", StringComparison.Ordinal), $"docs/placements.md does not draw the life of a {name}:\n{mermaid}");

    [Fact]
    public void Tables_EveryState_IsReachedAndLeadsToAnEnd()
    {
        Check(LifeCycles.Offer);
        Check(LifeCycles.Placement);
        Check(LifeCycles.Commitment);
        Check(LifeCycles.Need);
        Check(LifeCycles.Approval);
        Check(LifeCycles.Notice);
    }

    [Fact]
    public void Leads_WayThatIsNotDrawn_IsADefect()
    {
        Assert.Equal(NeedStatus.Filled, LifeCycles.Need.Leads(NeedStatus.Open, NeedStatus.Filled));
        Assert.Equal(NeedStatus.Closed, LifeCycles.Need.Leads(NeedStatus.Closed, NeedStatus.Closed));
        Assert.Throws<InvalidOperationException>(() => LifeCycles.Need.Leads(NeedStatus.Closed, NeedStatus.Open));
        Assert.Throws<InvalidOperationException>(() => LifeCycles.Commitment.Leads(CommitmentStatus.Released, CommitmentStatus.Placed));
        Assert.Throws<InvalidOperationException>(() => LifeCycles.Notice.Leads(NoticeStatus.Delivered, NoticeStatus.Failed));
    }

    private static void Check<TState, TMove>(LifeCycle<TState, TMove> cycle)
        where TState : struct, Enum
        where TMove : notnull
    {
        var reached = Closure([cycle.Initial], state => cycle.Moves.Where(m => m.From.Equals(state)).Select(m => m.To));
        Assert.Equal(Enum.GetValues<TState>().Order(), reached.Order());
        var ending = Closure(Enum.GetValues<TState>().Where(cycle.IsFinal), state => cycle.Moves.Where(m => m.To.Equals(state)).Select(m => m.From));
        Assert.Equal(Enum.GetValues<TState>().Order(), ending.Order());
        Assert.Equal(cycle.Moves.Length, cycle.Moves.Distinct().Count());
    }

    private static HashSet<TState> Closure<TState>(IEnumerable<TState> from, Func<TState, IEnumerable<TState>> next)
    {
        var (found, open) = (new HashSet<TState>(), new Queue<TState>(from));
        while (open.TryDequeue(out var state))
        {
            if (!found.Add(state))
                continue;
            foreach (var other in next(state))
                open.Enqueue(other);
        }

        return found;
    }

    private static string Documentation([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/placements.md");
}
