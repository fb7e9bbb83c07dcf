using System.CommandLine;

namespace Matching.Bench.Arguments;

/// <summary>Arguments that several commands take, with the cure where a value will not do.</summary>
internal static class CommandArguments
{
    private static readonly string[] s_files = ["volunteers.csv", "needs.csv", "sharing.csv", "munis.csv"];

    /// <summary>The folder of a yardstick data set.</summary>
    public static Argument<string> DataSet()
    {
        var directory = new Argument<string>("directory") { Description = "A yardstick data set" };
        directory.Validators.Add(result =>
        {
            var folder = result.Tokens.Count > 0 ? result.Tokens[0].Value : string.Empty;
            if (s_files.FirstOrDefault(file => !File.Exists(Path.Combine(folder, file))) is { } missing)
                result.AddError($"{folder} has no {missing}: make a data set with generate S {folder}.");
        });
        return directory;
    }

    /// <summary>A file that must be there.</summary>
    public static Option<string?> ExistingFile(this Option<string?> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !File.Exists(result.Tokens[0].Value))
                result.AddError($"{option.Name}: there is no file {result.Tokens[0].Value}.");
        });
        return option;
    }

    /// <summary>Refuses values outside <paramref name="least"/>..<paramref name="most"/>.</summary>
    public static Option<int> InRange(this Option<int> option, int least, int most = int.MaxValue)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var value) || value < least || value > most))
                result.AddError($"{option.Name} must be a whole number from {least} to {most}.");
        });
        return option;
    }
}
