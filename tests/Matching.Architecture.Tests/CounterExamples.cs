using System.Collections.Immutable;
using Matching.Architecture.Tests.Rules;
using Matching.Architecture.Tests.Sources;

namespace Matching.Architecture.Tests;

/// <summary>Each rule of the house, shown to fail where it should.</summary>
public sealed class CounterExamples
{
    [Theory]
    [InlineData("Matching.Core", "Matching.Contracts")]
    [InlineData("Matching.Contracts", "Matching.Grains")]
    [InlineData("Matching.Grains", "Matching.Gateway")]
    [InlineData("Matching.Gateway", "Matching.Grains")]
    [InlineData("Matching.Unknown", "Matching.Core")]
    public void References_LookingBack_AreFound(string from, string to)
    {
        Assert.Single(References.Violations([(from, to)], References.Allowed));
        Assert.Single(References.Violations([(from, to)], References.AllowedInProjects));
        Assert.Empty(References.Violations([("Matching.Grains", "Matching.Core")], References.Allowed));
    }

    [Fact]
    public void Conditionals_OutsideTheEnginesRooms_AreFound()
    {
        var conditional = "class A\n{\n#if DEBUG\n#endif\n}\n";
        Assert.Single(SourceRules.NoConditionals([new("grains/A.cs", conditional), new("silo/A.cs", conditional), new("grains/B.cs", "// #if is not used here")]));
    }

    [Fact]
    public void LooseEnds_AreFound()
    {
        var (todo, throws, skipped) = ("// TO" + "DO: later", "throw new NotImplemented" + "Exception();", "[Fact(Sk" + "ip = \"slow\")]");
        Assert.Equal(3, SourceRules.NoLooseEnds([new("core/A.cs", $"{todo}\n{throws}\n{skipped}\nvar rest = list.Skip(1);")]).Count());
    }

    [Fact]
    public void Namespaces_OfTheEngineElsewhere_AreFound() => Assert.Single(
        SourceRules.NoForeignNamespaces([new("grains/A.cs", "namespace Orleans.Extra;"), new("embedded/A.cs", "namespace Orleans;"), new("grains/B.cs", "// namespace Orleans")]));

    [Fact]
    public void Gateway_ReachingBehindContracts_IsFound() => Assert.Single(
        SourceRules.GatewayKnowsContractsOnly([new("gateway/A.cs", "using Matching.Grains.Pool;"), new("silo/A.cs", "using Matching.Grains;"), new("gateway/B.cs", "using Matching.Contracts.Pool;")]));

    [Fact]
    public void LongFiles_AreFound()
    {
        var tooLong = new SourceFile("core/A.cs", string.Concat(Enumerable.Repeat("//\n", SourceRules.MaxFileLines + 1)));
        var justRight = new SourceFile("core/B.cs", string.Concat(Enumerable.Repeat("//\n", SourceRules.MaxFileLines)));
        Assert.Equal(["core/A.cs has 401 lines"], SourceRules.FilesAreShort([tooLong, justRight]));
        Assert.Equal(401, SourceRules.MedianLines([tooLong, tooLong, new("core/C.cs", "//\n")]));
    }

    [Theory]
    [InlineData("void Long(int a)")]
    [InlineData("public Long()\n        : base(1)")]
    [InlineData("static T Long<T>(T a)\n        where T : struct")]
    public void LongFunctions_AreFound(string head)
    {
        Assert.Single(SourceRules.FunctionsAreShort([Function(head, SourceRules.MaxFunctionLines - 1)]));
        Assert.Empty(SourceRules.FunctionsAreShort([Function(head, SourceRules.MaxFunctionLines - 2)]));
    }

    [Fact]
    public void Braces_InTextAndStatements_AreNoFunctions()
    {
        var text = "class A\n{\n    void B()\n    {\n        var s = \"{ \\\" {\"; // {\n        var v = @\"{\"\"\"; /* { */\n        if (s == v)\n        {\n        }\n    }\n}\n";
        Assert.Equal([(4, 7)], Functions.In(new SourceFile("core/A.cs", text).Code));
    }

    [Fact]
    public void StateNames_UsedTwice_AreFound() =>
        Assert.Single(GrainRules.StateNamesAreUnique([("AGrain", "a"), ("BGrain", "b"), ("CGrain", "a")]));

    [Fact]
    public void States_InTheBaseClass_AreFound() => Assert.Single(GrainRules.NoGrainOfState([typeof(Bad.CounterGrain), typeof(CounterExamples)]));

    [Theory]
    [InlineData("0580/x")]
    [InlineData("ab/x")]
    [InlineData("m/a+b")]
    [InlineData("M/a")]
    [InlineData("")]
    public void Keys_LikeNumbers_AreFound(string key) => Assert.Single(GrainRules.KeysAreSafe([key, "m/se-0580"]));

    [Fact]
    public void EventIds_UsedTwice_AreFound() => Assert.Equal(2, GrainRules.EventIdsAreUnique([("A.One", 1), ("A.Two", 2), ("B.One", 1), ("B.Two", 0)]).Count());

    [Fact]
    public void Messages_ThatCanChange_AreFound() => Assert.Equal(
        ["BadMessage.Items holds a List`1", "BadMessage.Count can be set", "BadClass is no record"],
        MessageRules.AreImmutable([typeof(Bad.BadMessage), typeof(Bad.BadClass), typeof(Bad.GoodMessage)]));

    [Fact]
    public void Aliases_MissingOrTwice_AreFound() =>
        Assert.Equal(["C has no alias", "a names A, B"], MessageRules.AliasesAreUnique([("A", "a"), ("B", "a"), ("C", null), ("D", "d")]));

    private static SourceFile Function(string head, int linesWithin) =>
        new("core/A.cs", $"class A\n{{\n    {head}\n    {{\n{string.Concat(Enumerable.Repeat("        Work();\n", linesWithin))}    }}\n}}\n");

    private static class Bad
    {
        internal abstract class Grain<TState>;

        internal sealed class CounterGrain : Grain<int>;

        internal sealed record BadMessage(List<int> Items)
        {
            public int Count { get; set; }
        }

        internal sealed class BadClass;

        internal sealed record GoodMessage(ImmutableArray<int> Items, DateOnly? Day);
    }
}
