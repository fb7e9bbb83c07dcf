using System.Globalization;
using Matching.Gateway.Regions;

namespace Matching.Gateway.Credits;

/// <summary>What the members of a region owe each other.</summary>
internal static class CreditsApi
{
    public static void MapCredits(this RouteGroupBuilder regions) =>
        regions.MapGet("/{region}/credits", Read).RequireAuthorization(Policies.Network).WithTags("Credits").WithProblems(404)
            .WithName("getCredits").WithSummary("The region's statement of credits and debits")
            .WithDescription("`from` and `to` are months as yyyy-MM, `to` the first after the period. Default: the present year up to now.");

    private static async Task<Results<Ok<CreditStatementResponse>, ProblemResult>> Read(
        string region, string? from, string? to, Caller caller, IGrainFactory grains, TimeProvider time)
    {
        var now = CivilDay.Of(time.GetUtcNow());
        var faults = new Faults();
        var (first, past) = (Month(faults, "from", from) ?? new(now.Year, 1, 1), Month(faults, "to", to) ?? new DateOnly(now.Year, now.Month, 1).AddMonths(1));
        if (faults.Any) return faults.ToResult();
        if (!(await grains.Open(caller, region)).Ok(out _, out var missing)) return ProblemResult.From(missing);
        var outcome = await grains.CreditStatements(region).Statement(first, past);
        return outcome.Ok(out var statement, out var problem) ? TypedResults.Ok(CreditStatementResponse.Of(statement)) : ProblemResult.From(problem);
    }

    private static DateOnly? Month(Faults faults, string field, string? text)
    {
        if (text is null) return null;
        if (DateOnly.TryParseExact($"{text}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is >= 2000 and <= 2200) return month;
        faults.Add(field, "This is no month.", "Write it as yyyy-MM, like 2026-10.");
        return null;
    }
}
