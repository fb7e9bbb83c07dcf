using System.Globalization;
using System.Text;
using Matching.Contracts.Reports;

namespace Matching.Gateway.Reports;

/// <summary>The late decisions as a file that a spreadsheet opens: every cell is a code, a date or a number, so none can be a formula.</summary>
internal static class QuarterlyCsv
{
    public const string MediaType = "text/csv";

    public static string Write(QuarterlyReport report)
    {
        var csv = new StringBuilder("quarter,as_of,municipality,type,decision_date,carried_out,days_waited,reason,interrupted\r\n");
        foreach (var late in report.Late)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{report.Quarter},{report.AsOf:yyyy-MM-dd},{late.Municipality},{EnumNames<AssignmentType>.Of(late.Type)},{late.DecisionDate:yyyy-MM-dd},")
                .Append(CultureInfo.InvariantCulture, $"{late.CarriedOut:yyyy-MM-dd},{late.DaysWaited},{EnumNames<DelayReason>.Of(late.Reason)},{late.Interrupted:yyyy-MM-dd}\r\n");
        }
        return csv.ToString();
    }
}
