using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Law;
using Matching.Contracts.Volunteers;

namespace Matching.Gateway.Volunteers;

/// <summary>Something happened that can end checks early. No text: a code says enough.</summary>
internal sealed record EventRequest
{
    /// <summary>Today at the latest; checks of that day and later stand.</summary>
    [Required]
    public DateOnly? On { get; init; }

    /// <summary>address-changed and adult-joined end what the law says they end; any other ends all checks made before it.</summary>
    [Required]
    public LifeEvent? Event { get; init; }

    public RecordedEvent ToEvent(Faults faults) => new(
        faults.Required("on", On, "Give a date as yyyy-MM-dd."),
        faults.Required("event", Event, EnumNames<LifeEvent>.Cure));
}
