using Matching.Contracts.Placements;

namespace Matching.Contracts.Notices;

/// <summary>
/// Something that a coordinator or a volunteer has to be told. It carries opaque references and codes: who the volunteer is, is looked up
/// by the home municipality when the notice is sent, and nothing of a client is ever in it.
/// </summary>
/// <param name="Id">UUIDv7; sent along, so that a receiver can tell a repetition.</param>
/// <param name="Municipality">Whose notice it is: the coordinator's municipality, or the volunteer's home.</param>
/// <param name="Volunteer">To whom, where it is for a volunteer; null: for the coordinator.</param>
/// <param name="Need">Null where it is about no need; likewise the offer is then empty.</param>
/// <param name="When">The deadline, meeting or due day that it speaks of.</param>
[GenerateSerializer, Immutable, Alias("matching.notice")]
public sealed record Notice(Guid Id, string Municipality, VolunteerRef? Volunteer, NoticeKind Kind, NeedRef? Need, Guid Offer, AssignmentType Type, DateTimeOffset Created, DateTimeOffset? When)
{
    /// <summary>Whom it is about, where it is about a volunteer of the own municipality and not about an offer.</summary>
    [Id(0)]
    public VolunteerRef? About { get; init; }

    /// <summary>What a follow-up found, where it is about one.</summary>
    [Id(1)]
    public FollowUpResult? Result { get; init; }
}
