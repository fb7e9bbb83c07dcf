namespace Matching.Contracts.Values;

/// <summary>Bounds that every caller can rely on. Each is refused with <see cref="ProblemCode.Invalid"/> or <see cref="ProblemCode.LimitExceeded"/>.</summary>
public static class Limits
{
    /// <summary>Characters in a name, title or contact line: fits any form field, keeps a row small.</summary>
    public const int TextLength = 200;

    /// <summary>Characters in an external key of an import.</summary>
    public const int ExternalKeyLength = 100;

    /// <summary>Placements one volunteer can carry at once; an organisation is many volunteers, not one with a huge capacity.</summary>
    public const int Capacity = 30;

    /// <summary>Volunteers one need can ask for: a group need, not a programme.</summary>
    public const int NeedCount = 20;

    /// <summary>Years: who is younger is a child. The same in the three countries; from this age on nobody consents beside the person.</summary>
    public const int AgeOfMajority = 18;

    /// <summary>Placements a volunteer has done before; above this the score no longer grows.</summary>
    public const int Experience = 1_000;

    /// <summary>Kilometres a volunteer travels at the most; longer is a move, not a visit.</summary>
    public const int TravelKm = 100;

    /// <summary>Offers kept with a need; older ended ones stay in the need's history count only.</summary>
    public const int OffersPerNeed = 200;

    /// <summary>Checks stored for one volunteer: two kinds for each of <see cref="CollectiveMembers"/>.</summary>
    public const int ChecksPerVolunteer = 400;

    /// <summary>Points that one placement adds to a round: what siblings in one home count together stays in the range of a single score.</summary>
    public const int PlacementPoints = 16_384;

    /// <summary>Candidates in one answer.</summary>
    public const int Candidates = 50;

    /// <summary>Items in one page of any list.</summary>
    public const int PageSize = 500;

    /// <summary>Member municipalities in one region: Sweden has 290, Norway 357.</summary>
    public const int RegionMembers = 512;

    /// <summary>Notices of one municipality that are not sent yet; beyond it changes keep theirs until there is room.</summary>
    public const int NoticesWaiting = 5_000;

    /// <summary>Notices kept after they were sent or given up, so that their fate can be read.</summary>
    public const int NoticesKept = 100;

    /// <summary>Follow-ups kept with a placement: two a year for 25 years.</summary>
    public const int FollowUpsPerPlacement = 50;

    /// <summary>Agreements one home municipality keeps; ended ones make room for new ones.</summary>
    public const int AgreementsPerMunicipality = 1_024;

    /// <summary>Adults in one household besides the volunteer.</summary>
    public const int HouseholdAdults = 10;

    /// <summary>Members of an association or community who are recorded: those who meet clients, not the member list.</summary>
    public const int CollectiveMembers = 200;

    /// <summary>Contacts kept with a volunteer, the latest ones: one a month for four years.</summary>
    public const int ContactsPerVolunteer = 50;

    /// <summary>Events kept with a volunteer, the latest ones: checks older than those have been renewed since.</summary>
    public const int EventsPerVolunteer = 50;

    /// <summary>Block-out periods of one volunteer: more is a pause, or a weekly pattern.</summary>
    public const int BlockOuts = 50;

    /// <summary>Relatives whose keyed hashes one volunteer or need carries.</summary>
    public const int KinTags = 100;

    /// <summary>Volunteers one need excludes by id.</summary>
    public const int Conflicts = 100;
}
