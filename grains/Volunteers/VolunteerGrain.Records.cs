using Matching.Contracts.Audit;
using Matching.Contracts.Law;
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
        if (State.Contacts is [var oldest, ..] && State.Contacts.Length >= Limits.ContactsPerVolunteer && contact.On < oldest.On)
            return TooOld(Limits.ContactsPerVolunteer, "contacts");
        var kept = State.Contacts.Add(contact).OrderBy(c => c.On).TakeLast(Limits.ContactsPerVolunteer);
        await Change(State with { Contacts = [.. kept], Version = State.Version + 1 }, new Deed(AuditAction.VolunteerContacted, $"{contact.Kind} {contact.On:yyyy-MM-dd}"));
        return contact;
    }

    public async Task<Outcome<ImmutableArray<BackgroundCheck>>> RecordEvent(RecordedEvent happened)
    {
        var today = Today(time.GetUtcNow());
        if (State.Profile is not { } known)
            return Unknown();
        if (!Enum.IsDefined(happened.Event))
            return Problem.Invalid("The event is unknown.", "event", $"Choose from {string.Join(", ", Enum.GetNames<LifeEvent>())}.");
        if (happened.On > today)
            return Problem.Invalid("The day lies ahead.", "on", "Give the day of the event, today at the latest.");
        if (!State.Events.Contains(happened))
        {
            if (State.Events is [var oldest, ..] && State.Events.Length >= Limits.EventsPerVolunteer && happened.On < oldest.On)
                return TooOld(Limits.EventsPerVolunteer, "events");
            ImmutableArray<RecordedEvent> events = [.. State.Events.Add(happened).OrderBy(e => e.On).TakeLast(Limits.EventsPerVolunteer)];
            var (profile, removed) = known.WithEvents(known, State.RemovedChecks, events, Municipality, law, today);
            var (next, warnings) = Warned(State with { Profile = profile, RemovedChecks = removed, Events = events, Version = State.Version + 1 }, check => check.EndedOn is not null);
            await Change(next, [new Deed(AuditAction.EventRecorded, $"{happened.Event} {happened.On:yyyy-MM-dd}"), .. warnings]);
        }

        return State.Profile!.Checks.Where(c => c.EndedOn == happened.On).ToImmutableArray();
    }

    private static Problem TooOld(int kept, string what) =>
        new(ProblemCode.LimitExceeded, $"The latest {kept} {what} are kept, and all of them are later than this day.", "on", "Leave it out: what is older than those is kept no more.");
}
