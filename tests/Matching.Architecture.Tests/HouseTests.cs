using System.Reflection;
using System.Xml.Linq;
using Matching.Architecture.Tests.Rules;
using Matching.Architecture.Tests.Sources;
using Matching.Contracts.Values;

namespace Matching.Architecture.Tests;

/// <summary>The house as it stands keeps its rules. That each rule can fail is shown by <see cref="CounterExamples"/>.</summary>
public sealed class HouseTests
{
    private static readonly Assembly Contracts = typeof(GrainKeys).Assembly;
    private static readonly Assembly Grains = typeof(Grains.GrainsServices).Assembly;

    [Fact]
    public void Assemblies_LookOneWay() => Assert.Empty(References.Violations(References.OfAssemblies(), References.Allowed));

    [Fact]
    public void Projects_LookOneWay() => Assert.Empty(References.Violations(References.OfProjects(), References.AllowedInProjects));

    [Fact]
    public void Core_LooksAtNothing() =>
        Assert.DoesNotContain(Assembly.Load("Matching.Core").GetReferencedAssemblies(), a => !a.Name!.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void Gateway_ReachesGrainsThroughContracts() => Assert.Empty(SourceRules.GatewayKnowsContractsOnly(SourceTree.All));

    [Fact]
    public void Engine_IsChosenOnlyWhereItIsKnown() => Assert.Empty(SourceRules.NoConditionals(SourceTree.All));

    [Fact]
    public void Namespaces_OfTheEngine_AreItsOwn() => Assert.Empty(SourceRules.NoForeignNamespaces(SourceTree.All));

    [Fact]
    public void Sources_HaveNoLooseEnds() => Assert.Empty(SourceRules.NoLooseEnds(SourceTree.All));

    [Fact]
    public void Files_AreShort() => Assert.Empty(SourceRules.FilesAreShort(SourceTree.All));

    [Fact]
    public void Functions_AreShort() => Assert.Empty(SourceRules.FunctionsAreShort(SourceTree.All));

    [Fact]
    public void MedianFile_IsShort()
    {
        Assert.True(SourceTree.Product.Count > 100);
        Assert.InRange(SourceRules.MedianLines(SourceTree.Product), 1, SourceRules.MaxMedianFileLines);
    }

    [Fact]
    public void States_HaveANameEach()
    {
        var states = GrainRules.StatesOf(Grains).ToList();
        Assert.True(states.Count >= 6);
        Assert.Empty(GrainRules.StateNamesAreUnique(states));
        Assert.Empty(GrainRules.NoGrainOfState(Grains.GetTypes()));
    }

    [Fact]
    public void Keys_AreNeverTakenForNumbers()
    {
        var keys = GrainRules.KeysOf(typeof(GrainKeys)).ToList();
        Assert.True(keys.Count >= 10);
        Assert.Empty(GrainRules.KeysAreSafe(keys));
    }

    [Fact]
    public void Messages_AreImmutable()
    {
        var messages = MessageRules.MessagesOf(Contracts).Concat(MessageRules.MessagesOf(Grains)).ToList();
        Assert.True(messages.Count > 50);
        Assert.Empty(MessageRules.AreImmutable(messages));
    }

    [Fact]
    public void Aliases_AreUnique()
    {
        Assert.Empty(MessageRules.AliasesAreUnique([.. MessageRules.AliasesOf(Contracts), .. MessageRules.AliasesOf(Grains)]));
        Assert.Empty(MessageRules.AliasesAreUnique([.. MessageRules.MethodAliasesOf(Contracts)]));
    }

    [Fact]
    public void LogEvents_HaveAnIdEach()
    {
        var events = GrainRules.EventsOf(References.Allowed.Keys.Select(Assembly.Load)).ToList();
        Assert.True(events.Count >= 10);
        Assert.Empty(GrainRules.EventIdsAreUnique(events));
    }

    [Fact]
    public void Grains_BanWhatLeavesTheirScheduler()
    {
        var banned = File.ReadAllText(Path.Combine(SourceTree.Root, "grains", "BannedSymbols.txt"));
        foreach (var symbol in new[] { "Task.Run(", "Task.ConfigureAwait(", "Tasks.Parallel;" })
            Assert.Contains(symbol, banned, StringComparison.Ordinal);
        var project = XDocument.Load(Path.Combine(SourceTree.Root, "grains", "Matching.Grains.csproj"));
        Assert.Contains(project.Descendants("AdditionalFiles"), f => f.Attribute("Include")!.Value == "BannedSymbols.txt");
    }
}
