using Matching.Contracts.Districts;
using Matching.Contracts.Needs;
using Matching.Contracts.Notices;
using Matching.Contracts.Volunteers;
using Matching.Grains.Ports;

namespace Matching.Grains.Notices;

/// <summary>Where a notice goes. Looked up when it is sent: the address and the district as they are now, never another copy of them.</summary>
internal sealed class NoticeAddresses(IGrainFactory grains, string municipality)
{
    /// <returns>Null where there is nobody to write to.</returns>
    public async Task<OutgoingNotice?> Of(Notice notice, NoticesState state)
    {
        var authority = Authorities.Of(notice.Type);
        var settings = state.SettingsOf(authority);
        if (notice.Volunteer is { } volunteer)
            return await Email(volunteer, settings) is { } email ? new(notice, email, null, null) : null;
        if (notice.Need is { } need && need.Municipality == municipality && state.Districts.Any(d => d.Authority == authority) && await District(need) is { } district)
            settings = state.SettingsOf(authority, district) ?? settings;
        return new(notice, settings.Email, settings.WebhookUrl, settings.WebhookSecret);
    }

    private async Task<string?> District(NeedRef need) =>
        (await grains.GetGrain<INeedGrain>(GrainKeys.Need(need)).Place()).Ok(out var place, out _)
            ? (await grains.GetGrain<IDistrictsGrain>(GrainKeys.Municipality(municipality)).Of(place))?.Code
            : null;

    /// <summary>The volunteer's own, or that of whoever answers for an association or community, as the municipality has it.</summary>
    private async Task<string?> Email(VolunteerRef volunteer, NoticeSettings settings)
    {
        if (volunteer.Municipality != municipality || settings is { TellVolunteers: false, TellContacts: false }
            || !(await grains.GetGrain<IVolunteerGrain>(GrainKeys.Volunteer(volunteer)).Get()).Ok(out var view, out _))
            return null;
        var contact = settings.TellContacts ? view.Profile.Contact?.Email : null;
        return contact ?? (settings.TellVolunteers ? view.Profile.Person.Email : null);
    }
}
