using Matching.Gateway.Imports;

namespace Matching.Gateway.Tests.Imports;

/// <summary>What holds of every report, whatever was sent.</summary>
internal static class ImportInvariants
{
    public static void Check(ImportReport report, int rows)
    {
        Assert.Equal(rows, report.Rows);
        Assert.Equal(report.Rows, report.Created + report.Updated + report.Unchanged + report.Rejected + report.Duplicates + report.Withheld);
        int[] counts = [report.Created, report.Updated, report.Unchanged, report.Rejected, report.Duplicates, report.Withheld, report.ErrorsNotListed];
        Assert.All(counts, count => Assert.True(count >= 0));
        var faultyLines = report.Errors.Select(e => e.Line).Distinct().Count();
        if (report.ErrorsNotListed == 0) Assert.Equal(report.Rejected + report.Duplicates, faultyLines);
        else Assert.True(faultyLines <= report.Rejected + report.Duplicates);
        Assert.Equal(report.Errors.OrderBy(e => e.Line).Select(e => e.Line), report.Errors.Select(e => e.Line));
        Assert.All(report.Errors, error => Assert.True(error is { Line: > 1, Code.Length: > 0, Detail.Length: > 0, Cure.Length: > 0 }));
        var stored = report.Created + report.Updated + report.Unchanged;
        Assert.True(report.Outcome switch
        {
            ImportOutcome.Imported => stored == rows,
            ImportOutcome.PartlyImported => report.Errors.Count > 0 && report.Withheld == 0,
            ImportOutcome.Refused => report.Errors.Count > 0 && stored == 0,
            _ => true,
        });
    }
}
