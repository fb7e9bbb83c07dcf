using System.Text.RegularExpressions;

namespace Matching.Architecture.Tests.Sources;

/// <summary>Finds functions by their braces: a block whose head ends with a parameter list and is no statement.</summary>
internal static partial class Functions
{
    /// <returns>The line a function begins on, counted from 1, and how many lines its block has.</returns>
    public static IEnumerable<(int Line, int Length)> In(string code)
    {
        var open = new Stack<(int Line, bool IsFunction)>();
        var line = 1;
        var head = 0;
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == '\n')
                line++;
            if (code[i] == '{')
                open.Push((line, IsFunction(code[head..i])));
            if (code[i] == '}' && open.TryPop(out var block) && block.IsFunction)
                yield return (block.Line, line - block.Line + 1);
            if (code[i] is '{' or '}' or ';')
                head = i + 1;
        }
    }

    private static bool IsFunction(string head) => Head().IsMatch(head) && !Statement().IsMatch(head);

    [GeneratedRegex(@"\)\s*(where\s[^{]*|:\s*(base|this)\s*\([^{]*\)\s*)?$")]
    private static partial Regex Head();

    [GeneratedRegex(@"^\s*(else\s+)?(if|for|foreach|while|switch|using|lock|catch|fixed|await|return|var)\b|\b(new|switch)\b|\b(class|struct|record|interface)\s+\w|=>")]
    private static partial Regex Statement();
}
