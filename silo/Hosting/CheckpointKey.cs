using Matching.Gateway.Audit;

namespace Matching.Silo.Hosting;

/// <summary>
/// The key that signs the checkpoints of audit trails, made at the first start and kept beside the data, readable by its owner alone. Used
/// where none is configured.
/// </summary>
internal static class CheckpointKey
{
    private const string FileName = "checkpoint.key";

    public static IEnumerable<KeyValuePair<string, string?>> Setting(IConfiguration configuration) =>
        configuration.GetSection(AuditOptions.Section)[nameof(AuditOptions.SigningKey)] is not null
            ? []
            : [new($"{AuditOptions.Section}:{nameof(AuditOptions.SigningKey)}", KeyFile.ReadOrCreate(configuration, FileName, CheckpointSigner.NewKey))];
}
