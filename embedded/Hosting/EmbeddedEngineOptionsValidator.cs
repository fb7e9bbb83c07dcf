using Microsoft.Extensions.Options;

namespace Matching.Embedded.Hosting;

internal sealed class EmbeddedEngineOptionsValidator : IValidateOptions<EmbeddedEngineOptions>
{
    public ValidateOptionsResult Validate(string? name, EmbeddedEngineOptions options)
    {
        var (millisecond, day) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(1));
        var errors = new ValidateOptionsResultBuilder();
        if (options.GrainAssemblies.Count == 0) errors.AddError("Add the assembly of the grain classes.", nameof(options.GrainAssemblies));
        if (options.DatabasePath is { } path && string.IsNullOrWhiteSpace(path)) errors.AddError("Give a file name, or null.", nameof(options.DatabasePath));
        if (!Enum.IsDefined(options.Durability)) errors.AddError("Use Full.", nameof(options.Durability));
        Range(nameof(options.ResponseTimeout), options.ResponseTimeout, millisecond, day);
        Range(nameof(options.ActivationTimeout), options.ActivationTimeout, millisecond, day);
        Range(nameof(options.CollectionAge), options.CollectionAge, TimeSpan.FromSeconds(1), TimeSpan.FromDays(365));
        Range(nameof(options.CollectionQuantum), options.CollectionQuantum, millisecond * 10, day);
        Range(nameof(options.MinimumReminderPeriod), options.MinimumReminderPeriod, millisecond * 10, day);
        Range(nameof(options.DrainTimeout), options.DrainTimeout, TimeSpan.Zero, TimeSpan.FromHours(1));
        Range(nameof(options.MaxQueuedCallsPerActivation), options.MaxQueuedCallsPerActivation, 1, 10_000_000);
        Range(nameof(options.WriteQueueLimit), options.WriteQueueLimit, 1, 1_000_000);
        Range(nameof(options.MaxWritesPerCommit), options.MaxWritesPerCommit, 1, 100_000);
        Range(nameof(options.ReadConnections), options.ReadConnections, 1, 64);
        Range(nameof(options.MaxStateLength), options.MaxStateLength, 1, 256 << 20);
        return errors.Build();

        void Range<T>(string option, T value, T least, T greatest) where T : IComparable<T>
        {
            if (value.CompareTo(least) < 0 || value.CompareTo(greatest) > 0)
                errors.AddError($"{value} is out of range: use {least} to {greatest}.", option);
        }
    }
}
