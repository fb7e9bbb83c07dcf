using Matching.Core;

namespace Matching.Bench.Yardstick;

/// <summary>A yardstick data set as the matching core takes it. A volunteer's id is its number; the one background check is check kind 0.</summary>
internal sealed record YardstickData(VolunteerRow[] Volunteers, NeedRow[] Needs, SharingTable Sharing)
{
    /// <summary>Volunteers times needs.</summary>
    public long Pairs => (long)Volunteers.Length * Needs.Length;

    /// <summary>The volunteers as a snapshot; its check day is the first that any need asks for, as a host would take today.</summary>
    public PoolSnapshot ToPool() => PoolSnapshot.Create(Volunteers, Needs.Select(n => n.ChecksValidOn.Kind0).Where(day => day > 0).DefaultIfEmpty().Min());

    /// <summary>Reads volunteers.csv, needs.csv and sharing.csv of a directory.</summary>
    public static YardstickData Read(string directory)
    {
        var needs = ReadNeeds(Path.Combine(directory, "needs.csv"));
        return new(ReadVolunteers(Path.Combine(directory, "volunteers.csv")), needs, ReadSharing(directory));
    }

    private static VolunteerRow[] ReadVolunteers(string path)
    {
        var rows = new VolunteerRow[CountLines(path)];
        using var csv = new CsvNumbers(path);
        for (var i = 0; i < rows.Length; i++)
        {
            var (id, municipality) = (csv.Next(), csv.Next());
            SkipDegrees(csv);
            rows[i] = new VolunteerRow
            {
                Id = (UInt128)id,
                Municipality = (ushort)municipality,
                X = (short)csv.Next(),
                Y = (short)csv.Next(),
                Gender = (Gender)csv.Next(),
                Roles = (ushort)csv.Next(),
                Languages = (uint)csv.Next(),
                Certificates = (ushort)csv.Next(),
                ChecksValidUntil = new((short)csv.Next()),
                Availability = (ulong)csv.Next(),
                Skills = (uint)csv.Next(),
                Experience = (byte)csv.Next(),
                Capacity = (byte)csv.Next(),
                Active = (byte)csv.Next(),
                MaxTravelHm = (ushort)csv.Next(),
                SharedOutsideHome = true,
            };
        }

        return rows;
    }

    private static NeedRow[] ReadNeeds(string path)
    {
        var rows = new NeedRow[CountLines(path)];
        using var csv = new CsvNumbers(path);
        for (var i = 0; i < rows.Length; i++)
        {
            csv.Next();
            var municipality = (ushort)csv.Next();
            SkipDegrees(csv);
            rows[i] = new NeedRow
            {
                Municipality = municipality,
                SharingRow = municipality,
                X = (short)csv.Next(),
                Y = (short)csv.Next(),
                Role = (byte)csv.Next(),
                LanguagesRequired = (uint)csv.Next(),
                LanguagesPreferred = (uint)csv.Next(),
                CertificatesRequired = (ushort)csv.Next(),
                ChecksValidOn = new((short)csv.Next()),
                GenderPreference = (Gender)csv.Next(),
                Slots = (ulong)csv.Next(),
                SlotsNeeded = (byte)csv.Next(),
                SkillsWanted = (uint)csv.Next(),
                Count = (int)csv.Next(),
            };
        }

        return rows;
    }

    private static SharingTable ReadSharing(string directory)
    {
        var municipalities = CountLines(Path.Combine(directory, "munis.csv"));
        var homes = new List<int>[municipalities];
        for (var i = 0; i < municipalities; i++)
            homes[i] = [];
        using var csv = new CsvNumbers(Path.Combine(directory, "sharing.csv"));
        while (csv.HasLine)
        {
            var home = (int)csv.Next();
            homes[(int)csv.Next()].Add(home);
        }

        var table = new SharingTable.Builder(municipalities);
        for (var receiving = 0; receiving < municipalities; receiving++)
            table.AddRow(receiving, homes[receiving]);
        return table.Build();
    }

    private static int CountLines(string path)
    {
        using var csv = new CsvNumbers(path);
        var lines = 0;
        for (; csv.HasLine; lines++)
            csv.SkipLine();
        return lines;
    }

    private static void SkipDegrees(CsvNumbers csv)
    {
        csv.Next();
        csv.Next();
    }
}
