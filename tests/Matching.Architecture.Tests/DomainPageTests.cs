using System.Text.RegularExpressions;
using Matching.Architecture.Tests.Sources;

namespace Matching.Architecture.Tests;

/// <summary>The page that says what shows each line of the domain names tests and files that exist.</summary>
public sealed partial class DomainPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "domain.md"));

    /// <summary>By class the methods, over all rooms: some classes of one name are in several rooms.</summary>
    private static readonly ILookup<string, string> Tests = Directory
        .EnumerateFiles(Path.Combine(SourceTree.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
        .SelectMany(file => Method().Matches(File.ReadAllText(file)), (file, method) => (Class: Path.GetFileNameWithoutExtension(file), Method: method.Groups[1].Value))
        .ToLookup(t => t.Class, t => t.Method);

    [Fact]
    public void Page_NamesTestsThatExist()
    {
        var named = Name().Matches(Page).Select(m => (Class: m.Groups[1].Value, Method: m.Groups[2].Value)).Distinct().ToList();
        Assert.True(named.Count > 60);
        Assert.DoesNotContain(named, n => !Exists(n.Class, n.Method));
    }

    [Fact]
    public void Page_NamesFilesThatExist()
    {
        var files = FileName().Matches(Page).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.True(files.Count > 3);
        Assert.DoesNotContain(files, f => !File.Exists(Path.Combine(SourceTree.Root, f)));
    }

    [Fact]
    public void Page_EveryLineOfATable_NamesWhatShowsIt() =>
        Assert.DoesNotContain(Page.Split('\n'), l => l.StartsWith('|') && !l.Contains("---", StringComparison.Ordinal) && !l.Contains("how it is shown", StringComparison.Ordinal) && !l.Contains('`'));

    /// <summary>The control: a test that is not there is missed.</summary>
    [Theory]
    [InlineData("NobodyTests", "")]
    [InlineData("DomainPageTests", "Page_NamesNothing")]
    [InlineData("DomainPageTests", "Nothing_*")]
    public void Exists_NoSuchTest_No(string type, string method) => Assert.False(Exists(type, method));

    [Theory]
    [InlineData("DomainPageTests", "")]
    [InlineData("DomainPageTests", "Page_NamesTestsThatExist")]
    [InlineData("DomainPageTests", "Page_*")]
    public void Exists_SuchATest_Yes(string type, string method) => Assert.True(Exists(type, method));

    private static bool Exists(string type, string method) => method switch
    {
        "" => Tests.Contains(type),
        [.. var start, '*'] => Tests[type].Any(m => m.StartsWith(start, StringComparison.Ordinal)),
        _ => Tests[type].Contains(method),
    };

    [GeneratedRegex(@"\[(?:[A-Za-z]*Fact|[A-Za-z]*Theory)[\s\S]*?public (?:async Task|Task|void) (\w+)\(")]
    private static partial Regex Method();

    [GeneratedRegex(@"`(\w+Tests)(?:\.([\w*]+))?`")]
    private static partial Regex Name();

    [GeneratedRegex(@"`((?:samples|docs|deploy)/[\w/.-]+)`")]
    private static partial Regex FileName();
}
