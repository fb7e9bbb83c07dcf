using System.Numerics;
using Matching.Bench.Yardstick;
using Matching.Core;
using Matching.Core.Certificates;

namespace Matching.Bench.Assign;

/// <summary>
/// Every eligible pair by the letter of SCORING.md, one volunteer after the other: slow, plain, and independent of the kernels. It judges
/// the prices of a certificate over all pairs.
/// </summary>
internal sealed class EligiblePairs(string directory, YardstickData data, PoolSnapshot pool)
{
    private readonly HashSet<(int Home, int Receiving)> _shared = [.. ReadSharing(directory)];

    /// <summary>Counts the eligible pairs and returns the violations among them.</summary>
    public (long Eligible, IReadOnlyList<CertificateViolation> Violations) Check(AssignmentCertificate certificate)
    {
        long eligible = 0;
        var violations = CertificateChecker.CheckEligible(certificate, Counted());
        return (eligible, violations);

        IEnumerable<(int Need, int Volunteer, int Score)> Counted()
        {
            foreach (var pair in All())
            {
                eligible++;
                yield return pair;
            }
        }
    }

    private IEnumerable<(int Need, int Volunteer, int Score)> All()
    {
        var rows = Array.ConvertAll(data.Volunteers, v => pool.RowOf(v.Id));
        var byHome = Enumerable.Range(0, rows.Length).ToLookup(v => (int)data.Volunteers[v].Municipality);
        var homes = byHome.Select(g => g.Key).ToArray();
        for (var n = 0; n < data.Needs.Length; n++)
        {
            foreach (var home in homes)
            {
                if (home != data.Needs[n].Municipality && !_shared.Contains((home, data.Needs[n].Municipality)))
                    continue;
                foreach (var v in byHome[home])
                {
                    if (Score(data.Volunteers[v], data.Needs[n]) is { } score)
                        yield return (n, rows[v], score);
                }
            }
        }
    }

    private static int? Score(in VolunteerRow v, in NeedRow n)
    {
        long dx = v.X - n.X, dy = v.Y - n.Y;
        var d2 = (dx * dx) + (dy * dy);
        if ((v.Roles >> n.Role & 1) == 0 || (v.Languages & n.LanguagesRequired) != n.LanguagesRequired
            || (v.Certificates & n.CertificatesRequired) != n.CertificatesRequired || v.ChecksValidUntil[0] < n.ChecksValidOn[0]
            || (n.GenderPreference != 0 && v.Gender != n.GenderPreference) || v.Active >= v.Capacity || d2 > (long)v.MaxTravelHm * v.MaxTravelHm)
        {
            return null;
        }

        var slots = Math.Min(BitOperations.PopCount(v.Availability & n.Slots), n.SlotsNeeded) * (300 / n.SlotsNeeded);
        var skills = BitOperations.PopCount(v.Skills & n.SkillsWanted) * (200 / Math.Max(1, BitOperations.PopCount(n.SkillsWanted)));
        return Math.Max(0, 400 - (int)Math.Sqrt(d2)) + slots + skills + (50 * BitOperations.PopCount(v.Languages & n.LanguagesPreferred))
            + (5 * Math.Min((int)v.Experience, 20)) + (100 * (v.Capacity - v.Active) / v.Capacity);
    }

    private static IEnumerable<(int Home, int Receiving)> ReadSharing(string directory)
    {
        foreach (var line in File.ReadLines(Path.Combine(directory, "sharing.csv")).Skip(1))
        {
            var fields = line.Split(',');
            yield return (int.Parse(fields[0], null), int.Parse(fields[1], null));
        }
    }
}
