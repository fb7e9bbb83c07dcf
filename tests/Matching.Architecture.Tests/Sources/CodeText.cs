using System.Text;

namespace Matching.Architecture.Tests.Sources;

/// <summary>Blanks out what is not code. Not a parser: what stands between the braces of an interpolated string counts as text.</summary>
internal static class CodeText
{
    public static string Of(string text)
    {
        var code = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = EndOfText(text, i);
            if (end == i)
            {
                code.Append(text[i++]);
                continue;
            }

            for (; i < end; i++)
                code.Append(text[i] == '\n' ? '\n' : ' ');
        }

        return code.ToString();
    }

    private static int EndOfText(string text, int start)
    {
        if (At(text, start, "//"))
            return After(text, start, "\n") - 1;
        if (At(text, start, "/*"))
            return After(text, start + 2, "*/");
        if (At(text, start, "\"\"\""))
            return After(text, start + 3, "\"\"\"");
        if (text[start] == '"')
            return EndOfQuote(text, start, verbatim: start > 0 && (text[start - 1] == '@' || (text[start - 1] == '$' && start > 1 && text[start - 2] == '@')));
        return text[start] == '\'' ? EndOfQuote(text, start, verbatim: false) : start;
    }

    private static int EndOfQuote(string text, int start, bool verbatim)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (!verbatim && text[i] == '\\')
                i++;
            else if (text[i] == text[start] && verbatim && i + 1 < text.Length && text[i + 1] == '"')
                i++;
            else if (text[i] == text[start] || (!verbatim && text[i] == '\n'))
                return i + 1;
        }

        return text.Length;
    }

    private static bool At(string text, int start, string sign) => string.CompareOrdinal(text, start, sign, 0, sign.Length) == 0;

    private static int After(string text, int start, string sign) =>
        text.IndexOf(sign, start, StringComparison.Ordinal) is >= 0 and var found ? found + sign.Length : text.Length + 1;
}
