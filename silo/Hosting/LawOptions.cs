using System.ComponentModel.DataAnnotations;

namespace Matching.Silo.Hosting;

/// <summary>Where rules of law beside the shipped ones are read. Section <c>Law</c>.</summary>
public sealed class LawOptions
{
    /// <summary>A folder with <c>*.law.json</c> files; see <see cref="Contracts.Law.LawBook.FromFolder"/>. All processes of a cluster need the same files.</summary>
    /// <value><c>law</c> in the data folder where it has such files, else none: the shipped law of Sweden, Norway and Denmark.</value>
    public string? Folder { get; set; }

    /// <summary>How often a running service looks for new files there, 1 second to 1 day.</summary>
    /// <value>1 minute: rules hold from a day on, so that a minute is soon enough.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "Law:ReadInterval must be 00:00:01 to 1.00:00:00.")]
    public TimeSpan ReadInterval { get; set; } = TimeSpan.FromMinutes(1);
}
