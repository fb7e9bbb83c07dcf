namespace Matching.Contracts.Partnerships;

/// <summary>What a municipality and an organisation have with each other.</summary>
/// <param name="Id">UUID, chosen by the caller.</param>
/// <param name="Organisation">The organisation's name; it is no person.</param>
/// <param name="Kind">Any but <see cref="VolunteerKind.Individual"/>.</param>
/// <param name="StaffHoursPerWeek">Hours of municipal staff allotted to it, 1–<see cref="MaxStaffHours"/> in a partnership agreement, otherwise 0.</param>
/// <param name="From">First day; a partnership agreement has one.</param>
/// <param name="To">First day it no longer runs (half-open), or null where it runs until it is ended.</param>
/// <param name="ContactPoint">The function that answers for it.</param>
[GenerateSerializer, Immutable, Alias("matching.partnership")]
public sealed record Partnership(
    Guid Id,
    string Organisation,
    VolunteerKind Kind,
    Involvement Involvement,
    int StaffHoursPerWeek,
    DateOnly? From,
    DateOnly? To,
    string ContactPoint)
{
    /// <summary>Hours a week: ten full positions.</summary>
    public const int MaxStaffHours = 400;

    /// <summary>Partnerships of one municipality.</summary>
    public const int MaxPerMunicipality = 500;

    /// <summary>Volunteers that belong to one organisation here.</summary>
    public const int MaxVolunteers = 2_000;

    public bool RunsOn(DateOnly day) => !(day < From) && !(day >= To);
}
