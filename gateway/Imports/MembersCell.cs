using System.Globalization;
using Matching.Gateway.Imports.Csv;
using Matching.Gateway.Volunteers;

namespace Matching.Gateway.Imports;

/// <summary>
/// The members of an organisation in one cell: <c>1 Bodil Exempel | 2 Kari Exempel | Ola Exempel</c>, each who takes part where checks are asked for behind
/// the number that checks refer to. An empty cell says nothing of them.
/// </summary>
internal static class MembersCell
{
    public static IReadOnlyList<MemberDto> Read(CsvCells cells, string column) =>
        [.. (cells.Text(column)?.Split('|', StringSplitOptions.TrimEntries) ?? []).Select(Member)];

    private static MemberDto Member(string text) =>
        text.Split(' ', 2, StringSplitOptions.TrimEntries) is [var first, .. var name] && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new() { Name = string.Concat(name), Number = number }
            : new() { Name = text };
}
