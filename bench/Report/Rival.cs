using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Matching.Bench.Report;

/// <summary>A program of others that is run for one figure of its output.</summary>
internal static class Rival
{
    /// <summary>The first group of <paramref name="pattern"/> in what the program prints.</summary>
    public static double Run(string program, IEnumerable<string> arguments, string pattern, double unit = 1)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGOPTIONS"] = "-c jit=off -c max_parallel_workers_per_gather=0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var found = Regex.Match(output, pattern);
        return found.Success
            ? double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) * unit
            : throw new InvalidOperationException($"{program} did not print what was expected: {output} {errors.Result}");
    }
}
