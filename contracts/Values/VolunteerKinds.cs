namespace Matching.Contracts.Values;

public static class VolunteerKinds
{
    /// <summary>How a volunteer of this kind fulfils a need: a community is an activity group, both sorts of association are organisations.</summary>
    public static FulfilmentMode Mode(VolunteerKind kind) => kind switch
    {
        VolunteerKind.Individual => FulfilmentMode.Person,
        VolunteerKind.Community => FulfilmentMode.Group,
        _ => FulfilmentMode.Organisation,
    };
}
