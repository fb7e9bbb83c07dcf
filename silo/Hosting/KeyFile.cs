namespace Matching.Silo.Hosting;

/// <summary>A key in the data folder, made when it is first asked for, readable by its owner alone.</summary>
internal static class KeyFile
{
    public static string ReadOrCreate(IConfiguration configuration, string name, Func<string> create)
    {
        var folder = configuration["Silo:DataPath"] ?? new SiloOptions().DataPath;
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, name);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var writer = new StreamWriter(file, options);
            var key = create();
            writer.Write(key);
            return key;
        }
        catch (IOException) when (File.Exists(file))
        {
            return File.ReadAllText(file).Trim();
        }
    }
}
