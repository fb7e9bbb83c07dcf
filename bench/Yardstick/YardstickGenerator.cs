using System.Globalization;
using System.Numerics;

namespace Matching.Bench.Yardstick;

/// <summary>
/// Writes a yardstick data set, byte for byte what bench/yardsticks/gen.py writes. S = 15,000 x 2,000 in Östergötland's 13 municipalities, C = the same 13 contended,
/// N = 350,000 x 20,000 in 290 invented municipalities, X = 5,000,000 x 100,000.
/// </summary>
internal sealed class YardstickGenerator
{
    private static readonly double[][] s_patternChances = [[.55, .35, .45, .05], [.06, .55, .4, .10], [.2, .2, .7, .1]];

    private readonly PythonRandom _random;
    private readonly Terrain _terrain;

    private YardstickGenerator(string scale, int seed)
    {
        _random = new PythonRandom($"{scale}-{seed}");
        _terrain = scale is "N" or "X" ? Terrain.National(_random) : Terrain.Regional(_random);
    }

    /// <summary>Writes the data set named <paramref name="scale"/> (S, C, N or X) to a directory; sizes may be overridden.</summary>
    public static void Write(string scale, string directory, int? volunteers = null, int? needs = null, int seed = 1)
    {
        var (v, n) = scale switch
        {
            "S" => (15_000, 2_000),
            "C" => (2_500, 2_500),
            "N" => (350_000, 20_000),
            "X" => (5_000_000, 100_000),
            _ => throw new ArgumentException("The scale is one of S, C, N and X.", nameof(scale)),
        };
        Directory.CreateDirectory(directory);
        var generator = new YardstickGenerator(scale, seed);
        generator._terrain.Write(directory);
        generator.WriteVolunteers(directory, volunteers ?? v);
        generator.WriteNeeds(directory, needs ?? n);
    }

    private void WriteVolunteers(string directory, int count)
    {
        using var file = Terrain.Create(directory, "volunteers.csv");
        file.Write("vid,muni,lat,lon,x_hm,y_hm,gender,roles,langs,certs,bg_until,avail,skills,exp,cap,active,max_hm\n");
        for (var v = 0; v < count; v++)
        {
            var (m, lat, lon, x, y) = _terrain.DrawPlace();
            var gender = Draw() < .61 ? 1 : Draw() < .97 ? 2 : 3;
            uint roles = 0;
            for (var left = 1 + (int)(3.2 * Draw() * Draw() + Draw()); left > 0; left--)
                roles |= 1u << Vocabulary.Roles.Draw(_random);
            var languages = DrawMask(Vocabulary.LanguageChances);
            var certificates = DrawMask(Vocabulary.CertificateChances);
            var checkedUntil = Draw() < .82 ? Vocabulary.Today - 300 + (int)(1000 * Draw()) : 0;
            var slots = DrawAvailability();
            uint skills = 0;
            for (var left = 1 + (int)(6 * Draw()); left > 0; left--)
                skills |= 1u << (int)(32 * Draw());
            var experience = Math.Min((int)_random.Exponential(1.0 / 7), 200);
            var capacity = Draw() < .55 ? 1 : Draw() < .7 ? 2 : Draw() < .7 ? 3 : 5;
            var active = Math.Min(capacity, (int)(capacity * Draw() * 1.25));
            var travel = Vocabulary.TravelHm[Vocabulary.Travel.Draw(_random)];
            file.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{v},{m},{lat:F5},{lon:F5},{x},{y},{gender},{roles},{languages},{certificates},{checkedUntil},{slots},{skills},{experience},{capacity},{active},{travel}\n"));
        }
    }

    private void WriteNeeds(string directory, int count)
    {
        using var file = Terrain.Create(directory, "needs.csv");
        file.Write("nid,muni,lat,lon,x_hm,y_hm,role,lang_req,lang_pref,cert_req,bg_min_day,gender_pref,slots,slots_needed,skills_want,cnt\n");
        for (var n = 0; n < count; n++)
        {
            var (m, lat, lon, x, y) = _terrain.DrawPlace();
            var role = Vocabulary.Roles.Draw(_random);
            var (required, preferred) = DrawLanguages();
            var certificates = Draw() < Vocabulary.RoleCertificates[role].Chance ? Vocabulary.RoleCertificates[role].Mask : 0;
            var checkDay = Draw() < .65 ? Vocabulary.Today + (int)(60 * Draw()) : 0;
            var gender = Draw() < .8 ? 0 : Draw() < .65 ? 1 : 2;
            ulong slots = 0;
            var pattern = Vocabulary.Patterns[Vocabulary.PatternAsked.Draw(_random)];
            for (var left = 1 + (int)(6 * Draw()); left > 0; left--)
                slots |= 1ul << pattern[(int)(pattern.Length * Draw())];
            var offered = BitOperations.PopCount(slots);
            var needed = Math.Min(1 + (int)(Math.Min(offered, 4) * Draw()), offered);
            uint skills = 0;
            for (var left = (int)(5 * Draw()); left > 0; left--)
                skills |= 1u << (int)(32 * Draw());
            var wanted = Draw() < .78 ? 1 : Draw() < .8 ? 2 : 4;
            file.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{n},{m},{lat:F5},{lon:F5},{x},{y},{role},{required},{preferred},{certificates},{checkDay},{gender},{slots},{needed},{skills},{wanted}\n"));
        }
    }

    private (uint Required, uint Preferred) DrawLanguages()
    {
        var required = Draw() < .8 ? 1u : 0;
        uint preferred = 0;
        if (Draw() < .33)
        {
            var language = Vocabulary.LanguagesAsked.Draw(_random);
            if (Draw() < .55)
                required |= 1u << language;
            else
                preferred |= 1u << language;
        }

        if (Draw() < .3)
            preferred |= 2;
        return (required, preferred);
    }

    private ulong DrawAvailability()
    {
        var kind = Draw();
        var chances = s_patternChances[kind < .35 ? 0 : kind < .85 ? 1 : 2];
        ulong slots = 0;
        for (var i = 0; i < chances.Length; i++)
        {
            foreach (var slot in Vocabulary.Patterns[i])
                slots |= Draw() < chances[i] ? 1ul << slot : 0;
        }

        return slots;
    }

    private uint DrawMask(double[] chances)
    {
        uint mask = 0;
        for (var i = 0; i < chances.Length; i++)
            mask |= Draw() < chances[i] ? 1u << i : 0;
        return mask;
    }

    private double Draw() => _random.Next();
}
