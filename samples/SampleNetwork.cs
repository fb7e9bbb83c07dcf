using Matching.Contracts.Districts;
using Matching.Contracts.Drives;
using Matching.Contracts.Methods;
using Matching.Contracts.Partnerships;
using Matching.Samples.Format;

namespace Matching.Samples;

/// <summary>How the members of a sample region work together, beside who they are.</summary>
public sealed record SampleNetwork(
    ImmutableArray<SampleDistrict> Districts, ImmutableArray<SamplePartnership> Partnerships, ImmutableArray<SampleDrive> Drives, ImmutableArray<SampleMethod> Methods)
{
    internal static SampleNetwork From(NetworkFile file, string region, DateOnly asOf, int shift)
    {
        return new(
            [.. Each(file.Districts).Select(d => new SampleDistrict(d.Municipality, ToDistrict(d)))],
            [.. Each(file.Partnerships).Select(p => new SamplePartnership(p.Municipality, ToPartnership(p), p.Volunteers))],
            [.. Each(file.Drives).Select(d => new SampleDrive(ToDrive(d), d.Volunteers))],
            [.. Each(file.Methods).Select(m => new SampleMethod(Id($"method {m.Author} {m.Title}"), m.Author, ToDraft(m), [.. m.Results.Select(r => new SampleResult(
                Id($"result {m.Title} {r.Municipality} {r.Text}"), r.Municipality, r.Text))]))]);

        Guid Id(string identity) => SampleIds.Of(asOf, $"{region} {identity}");

        Partnership ToPartnership(NetworkPartnership p) => new(
            Id($"partnership {p.Municipality} {p.Organisation}"), p.Organisation, p.Kind, p.Involvement, p.StaffHoursPerWeek,
            p.From?.AddDays(shift), p.To?.AddDays(shift), p.ContactPoint);

        RecruitmentDrive ToDrive(NetworkDrive d) => new(
            Id($"drive {d.Organiser} {d.Title}"), d.Title, d.Organiser, d.Types, d.From.AddDays(shift), d.To.AddDays(shift), d.Cost, d.Currency, d.CostShares);
    }

    private static District ToDistrict(NetworkDistrict district) => new(
        district.Code,
        district.Name,
        [.. district.Areas.Select(a => new Area(Centi(a.South), Centi(a.West), Centi(a.North), Centi(a.East)))],
        district.ContactPoint,
        [.. district.Coordinators.Select(c => new Coordinator(c.Subject, c.ContactPoint))]);

    private static MethodDraft ToDraft(NetworkMethod method) =>
        new(method.Title, method.Text, method.Group is { } group ? new(group.Name, group.Size, group.Sectors) : null);

    private static int Centi(double degrees) => (int)Math.Round(degrees * 100);

    private static ImmutableArray<T> Each<T>(ImmutableArray<T> items) => items.IsDefault ? [] : items;
}

public sealed record SampleDistrict(string Municipality, District District);

/// <param name="Volunteers">External keys.</param>
public sealed record SamplePartnership(string Municipality, Partnership Partnership, ImmutableArray<string> Volunteers);

/// <param name="Volunteers">External keys; each begins with its municipality's code.</param>
public sealed record SampleDrive(RecruitmentDrive Drive, ImmutableArray<string> Volunteers);

public sealed record SampleMethod(Guid Id, string Author, MethodDraft Draft, ImmutableArray<SampleResult> Results);

public sealed record SampleResult(Guid Id, string Municipality, string Text);
