using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Volunteers;

namespace Matching.Gateway.Volunteers;

/// <summary>The municipality was in touch with a volunteer. No text: what was said is kept nowhere here.</summary>
internal sealed record ContactDto
{
    /// <summary>Today at the latest.</summary>
    [Required]
    public DateOnly? On { get; init; }

    [Required]
    public ContactKind? Kind { get; init; }

    public static ContactDto From(VolunteerContact contact) => new() { On = contact.On, Kind = contact.Kind };

    public VolunteerContact ToContact(Faults faults) => new(
        faults.Required("on", On, "Give a date as yyyy-MM-dd."),
        faults.Required("kind", Kind, EnumNames<ContactKind>.Cure));
}
