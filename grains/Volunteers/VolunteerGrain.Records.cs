using Matching.Contracts.Audit;
using Matching.Contracts.Volunteers;
using Matching.Grains.Audit;

namespace Matching.Grains.Volunteers;

/// <summary>What the home municipality enters by hand beside the profile.</summary>
internal sealed partial class VolunteerGrain
{
    public async Task<Outcome<VolunteerContact>> Contact(VolunteerContact contact)
    {
        if (State.Profile is null)
            return Unknown();
        if (!Enum.IsDefined(contact.Kind))
            return Problem.Invalid("The kind of contact is unknown.", "kind", $"Choose from {string.Join(", ", Enum.GetNames<ContactKind>())}.");
        if (contact.On > Today(time.GetUtcNow()))
            return Problem.Invalid("The day lies ahead.", "on", "Give the day of the contact, today at the latest.");
        if (State.Contacts.Contains(contact))
            return contact;
        var kept = State.Contacts.Add(contact).OrderBy(c => c.On).TakeLast(Limits.ContactsPerVolunteer);
        await Change(State with { Contacts = [.. kept], Version = State.Version + 1 }, new Deed(AuditAction.VolunteerContacted, $"{contact.Kind} {contact.On:yyyy-MM-dd}"));
        return contact;
    }
}
