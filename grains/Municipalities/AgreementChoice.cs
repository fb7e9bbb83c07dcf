using Matching.Contracts.Municipalities;

namespace Matching.Grains.Municipalities;

/// <summary>Which agreement a hold or placement counts against, where several may run between the same two municipalities.</summary>
internal static class AgreementChoice
{
    /// <summary>The agreement of the claim that the offer has already, while it covers the use; null where it has none, or the use names another.</summary>
    public static Guid? Standing(this MunicipalityState state, AgreementUse use) => state.Claims
        .FirstOrDefault(c => c.Use.Offer == use.Offer && (use.Agreement ?? c.Agreement) == c.Agreement && state.Find(c.Agreement)?.Covered(use.Type, use.Start) == true)?.Agreement;

    /// <summary>
    /// The one that is named, or all that cover the use, the narrowest first: what only a broader one covers shall find that free. An agreement of other
    /// sides answers like one that is not there.
    /// </summary>
    public static Outcome<List<SharingAgreement>> Choice(this MunicipalityState state, AgreementUse use)
    {
        var between = state.Agreements.Where(a => a.Receiving == use.Receiving).ToList();
        if (use.Agreement is { } named && between.Find(a => a.Id == named)?.Covers(use.Type, use.Start) is not true)
        {
            return between.Exists(a => a.Id == named)
                ? NotThis("The sharing agreement does not cover this assignment type on the placement date, or is not live.")
                : NotThis("There is no such sharing agreement between the two municipalities.");
        }

        var live = between.FindAll(a => a.Covers(use.Type, use.Start) && (use.Agreement ?? a.Id) == a.Id);
        return live.Count > 0
            ? live.OrderBy(a => a.Types.Distinct().Count()).ThenBy(a => a.Until()).ThenByDescending(a => a.From).ThenBy(a => a.Id).ToList()
            : new Problem(ProblemCode.NoAgreement, "No live sharing agreement covers this assignment type on the placement date.", "volunteer", "Choose a volunteer of another municipality, or make an agreement.");
    }

    public static Problem UsedUp(AgreementUse use) => use.Agreement is null
        ? new(ProblemCode.NoAgreement, "The quota of the sharing agreement is used up.", "volunteer", "Wait until a placement ends, or agree on a larger quota.")
        : NotThis("The quota of that sharing agreement is used up.");

    private static Problem NotThis(string detail) => new(ProblemCode.NoAgreement, detail, "agreement", "Name another of your agreements with the volunteer's municipality, or none.");
}
