using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Matching.Gateway.Imports;

namespace Matching.Gateway.Tests.Imports;

/// <summary>Files damaged at random: every row ends in exactly one way, and nothing good is lost.</summary>
[Collection(SharedHost.Name)]
public sealed class ImportProperties(GatewayHost host)
{
    private const int Rows = 12;
    private readonly ImportService imports = host.Services.GetRequiredService<ImportService>();

    /// <summary>Ways to damage a row that keep it one line. Some leave it valid.</summary>
    private static readonly Func<string, Random, string>[] Damages =
    [
        (row, _) => row,
        (row, _) => row + ",",
        (row, random) => Cell(row, random, _ => ""),
        (row, random) => Cell(row, random, _ => "-1"),
        (row, random) => Cell(row, random, _ => "\"open"),
        (row, random) => Cell(row, random, cell => $"\"{cell}\""),
        (row, random) => Cell(row, random, cell => cell + "\""),
        (row, random) => Cell(row, random, _ => new string('x', random.Next(70_000))),
        (row, random) => Cell(row, random, _ => "2026-02-30"),
        (row, random) => Cell(row, random, cell => cell + "\0"),
        (row, random) => Cell(row, random, cell => $"={cell}+1"),
        (row, random) => Cell(row, random, _ => string.Concat(Enumerable.Range(0, 20).Select(_ => (char)random.Next(32, 0xD000)))),
        (row, random) => row[..random.Next(1, row.Length)],
        (row, random) => new([.. row.Select(c => random.Next(30) == 0 ? (char)random.Next(33, 127) : c)]),
    ];

    [Fact]
    public void Import_DamagedRows_EachEndInExactlyOneWay() => ForSeeds(100, (seed, random) =>
    {
        var kept = 0;
        var lines = Enumerable.Range(0, Rows).Select(i =>
        {
            var row = CsvFiles.Volunteer($"{seed:x}-{random.Next(Rows * 2)}");
            var damage = Damages[random.Next(Damages.Length)](row, random).ReplaceLineEndings(" ");
            if (damage == row) kept++;
            return damage;
        }).ToArray();
        var report = Run(lines, new() { Mode = ImportMode.KeepGood, Municipality = GatewayHost.Linkoping }, random);
        ImportInvariants.Check(report, Rows);
        Assert.True(report.Created + report.Updated + report.Unchanged + report.Duplicates >= kept, "an undamaged row was rejected");

        var again = Run(lines, new() { Mode = ImportMode.KeepGood, Municipality = GatewayHost.Linkoping }, random);
        var stored = report.Created + report.Updated + report.Unchanged;
        Assert.Equal((0, 0, stored, report.Rejected, report.Duplicates), (again.Created, again.Updated, again.Unchanged, again.Rejected, again.Duplicates));
    });

    [Fact]
    public void Import_AllOrNothing_StoresAllRowsOrNone() => ForSeeds(60, (seed, random) =>
    {
        var lines = Enumerable.Range(0, Rows).Select(i => CsvFiles.Volunteer($"all-{seed:x}-{i}")).ToArray();
        if (random.Next(2) == 0) lines[random.Next(Rows)] = Damages[random.Next(Damages.Length)](lines[0], random).ReplaceLineEndings(" ");
        var report = Run(lines, new() { Mode = ImportMode.AllOrNothing, Municipality = GatewayHost.Linkoping }, random);
        ImportInvariants.Check(report, Rows);
        var stored = Run(lines, new() { DryRun = true, Municipality = GatewayHost.Linkoping }, random);
        Assert.Equal(report.Outcome == ImportOutcome.Refused ? 0 : Rows, stored.Unchanged);
    });

    [Fact]
    public void Import_AnyBytes_GivesAReportOrARefusal() => ForSeeds(100, (_, random) =>
    {
        var bytes = new byte[random.Next(2_000)];
        random.NextBytes(bytes);
        var file = random.Next(2) == 0 ? bytes : [.. Encoding.UTF8.GetBytes(CsvFiles.VolunteerHeader + "\n"), .. bytes];
        using var stream = new OnceStream(new MemoryStream(file), random);
        var outcome = imports.ImportVolunteers(stream, new() { DryRun = true }).GetAwaiter().GetResult();
        if (outcome.Ok(out var report, out var problem)) ImportInvariants.Check(report, report.Rows);
        else Assert.Equal(ProblemCode.Invalid, problem.Code);
    });

    private ImportReport Run(IEnumerable<string> lines, ImportOptions options, Random random)
    {
        using var stream = new OnceStream(CsvFiles.Stream(CsvFiles.File(CsvFiles.VolunteerHeader, lines)), random);
        Assert.True(imports.ImportVolunteers(stream, options).GetAwaiter().GetResult().Ok(out var report, out var problem), problem?.Detail);
        return report;
    }

    private static void ForSeeds(int count, Action<int, Random> property) =>
        Prop.ForAll<int>(seed => property(seed, new Random(seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithStartSize(1_000_000).WithEndSize(100_000_000));

    private static string Cell(string row, Random random, Func<string, string> change)
    {
        var cells = row.Split(',');
        var i = random.Next(cells.Length);
        cells[i] = change(cells[i]);
        return string.Join(',', cells);
    }
}
