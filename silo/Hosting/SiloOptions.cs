using System.ComponentModel.DataAnnotations;

namespace Matching.Silo.Hosting;

/// <summary>Where the process listens and keeps its data. Section <c>Silo</c>.</summary>
public sealed class SiloOptions
{
    /// <summary>The address of the HTTP gateway.</summary>
    /// <value><c>http://127.0.0.1:8080</c>: this machine alone, until an operator decides otherwise.</value>
    [Required, RegularExpression("^https?://[^ ]+$", ErrorMessage = "Silo:Url must be an address such as http://127.0.0.1:8080.")]
    public string Url { get; set; } = "http://127.0.0.1:8080";

    /// <summary>The folder of the database; it is made where it is missing.</summary>
    /// <value><c>data</c> under the working directory.</value>
    [Required(ErrorMessage = "Silo:DataPath must name a folder.")]
    public string DataPath { get; set; } = "data";

    /// <summary>Threads that scoring and assignment may use together, 1–256; 0 takes one for each core.</summary>
    /// <value>0.</value>
    [Range(0, 256, ErrorMessage = "Silo:ComputeThreads must be 0 (one for each core) to 256.")]
    public int ComputeThreads { get; set; }

    /// <summary>How long a stop waits for requests and grains to finish, 1 second to 10 minutes.</summary>
    /// <value>30 seconds: longer than the default response timeout leaves nothing undecided.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "Silo:StopTimeout must be 00:00:01 to 00:10:00.")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
