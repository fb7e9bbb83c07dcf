using System.Globalization;
using Matching.Gateway.Imports.Csv;
using Matching.Gateway.Volunteers;

namespace Matching.Gateway.Imports;

/// <summary>One check in a cell: kind and day, and behind them the person it is about and the day of the consent.</summary>
internal readonly record struct CheckCell(CheckKind Kind, DateOnly Date)
{
    public const string Cure =
        "Give kind:date, like CriminalRecord:2026-03-01; behind it :1 for the household's adult number 1, and :consent=2026-02-20 for the day of the consent, :for=FosterHome for its purpose; several with spaces between.";

    private const string Consent = "consent=", For = "for=";

    public int? Member { get; private init; }

    public DateOnly? ConsentOn { get; private init; }

    public CheckPurpose? Purpose { get; private init; }

    /// <returns>Null where the text is no check.</returns>
    public static CheckCell? Read(CsvCells cells, string text)
    {
        if (text.Split(':') is not [var kind, var made, .. var rest] || !EnumNames<CheckKind>.TryParse(kind, out var parsed) || cells.ShiftedDate(made) is not { } date)
            return null;
        var check = new CheckCell(parsed, date);
        foreach (var part in rest)
        {
            if (check.ConsentOn is null && part.StartsWith(Consent, StringComparison.Ordinal) && cells.ShiftedDate(part[Consent.Length..]) is { } consented)
                check = check with { ConsentOn = consented };
            else if (check.Purpose is null && part.StartsWith(For, StringComparison.Ordinal) && EnumNames<CheckPurpose>.TryParse(part[For.Length..], out var purpose))
                check = check with { Purpose = purpose };
            else if (check.Member is null && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var member))
                check = check with { Member = member };
            else
                return null;
        }

        return check;
    }

    public CheckDto ToDto() => new() { Kind = Kind, Date = Date, Member = Member, ConsentOn = ConsentOn, Purpose = Purpose };
}
