using Matching.Core.Assignment;
using Matching.Core.Certificates;

namespace Matching.Core.Tests.Assignment;

internal static class AssignmentInvariants
{
    public static void Hold(CandidateGraph graph, OptimalAssignment solved, string context)
    {
        var violations = CertificateChecker.Check(graph.ToProblem(), solved.ToCertificate());
        Assert.True(violations.Count == 0, $"{context}: {string.Join("; ", violations)}");
        for (var n = 0; n < graph.NeedCount; n++)
            Assert.True(solved.ChosenFor(n).Length <= graph.Counts[n], $"{context}: need {n}");
    }
}
