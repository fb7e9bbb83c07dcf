using System.Text.Json.Serialization;
using Matching.Contracts.Pool;
using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;

namespace Matching.Grains.Rounds;

/// <summary>Everything a round is computed from, beside the volunteers' columns. Read once, stored, and read again by a replay: it knows no clock and no grain.</summary>
/// <param name="Query">The needs with what they still want; the moment that was judged at has gone into them.</param>
/// <param name="ClassOfNeed">Needs of one class are in one municipality and under the same agreements.</param>
/// <param name="Quotas">What is left of each agreement that covers a need; they may overlap.</param>
/// <param name="HomeFirst">Which homes share home first, by class.</param>
/// <param name="Credits">By member: running placements from the others less those to them. Empty where no goal asks.</param>
/// <param name="PastClock">Needs past the law's deadline, ascending.</param>
/// <param name="TypeRooms">Volunteers with fewer places for a type than in total, by volunteer and type.</param>
internal sealed record RoundBasis(
    RoundRequest Request,
    PoolQuery Query,
    FairnessGoal Fairness,
    int HomeFirstPoints,
    ImmutableArray<int> ClassOfNeed,
    ImmutableArray<RoundQuota> Quotas,
    ImmutableArray<HomeFirstClass> HomeFirst,
    ImmutableArray<int> Credits,
    ImmutableArray<int> PastClock,
    ImmutableArray<VolunteerTypeRoom> TypeRooms)
{
    /// <summary>Days that volunteers blocked out, by volunteer, in the order of their columns.</summary>
    public ImmutableArray<VolunteerAbsence> Absences { get; init; } = [];

    /// <summary>Who is excluded as kin, by need and volunteer.</summary>
    public ImmutableArray<ExcludedKin> Kin { get; init; } = [];

    /// <summary>Days on which volunteers have less time left than their columns say, by volunteer, in the order of their columns.</summary>
    public ImmutableArray<VolunteerTimeLeft> TimesLeft { get; init; } = [];

    /// <summary>Checks that some needs do not accept, by volunteer, in the order of their columns.</summary>
    public ImmutableArray<VolunteerPurposeDay> PurposeDays { get; init; } = [];

    /// <summary>Days on which volunteers have other places left than their columns say, by volunteer, in the order of their columns.</summary>
    public ImmutableArray<VolunteerPlacesLeft> PlacesLeft { get; init; } = [];

    /// <summary>Proposals of one volunteer must fit together, and siblings take several places. False in inputs that were stored before rounds knew of this.</summary>
    public bool JoinsProposals { get; init; }

    /// <summary>Places of proposals that are joined are counted day by day. False in inputs that were stored before rounds knew more of places than how many are left.</summary>
    public bool CountsPlacesByDays { get; init; }

    [JsonIgnore]
    public ImmutableArray<string> Members => Query.Map.Members;

    [JsonIgnore]
    public int Classes => ClassOfNeed.IsEmpty ? 0 : ClassOfNeed.Max() + 1;
}

/// <param name="Free">Its quota less what runs under it, at least 0.</param>
/// <param name="HomeFirst">It is home-first, and another between the same two municipalities that covers a need with it is not: else <see cref="RoundBasis.HomeFirst"/> says all.</param>
internal readonly record struct AgreementRoom(Guid Agreement, int Free, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool HomeFirst = false);

/// <summary>The agreements from one home that cover the needs of a class, by id.</summary>
internal readonly record struct ClassAgreements(int Class, ImmutableArray<AgreementRoom> Agreements);

internal readonly record struct HomeFirstClass(int Home, int Class);

internal readonly record struct VolunteerTypeRoom(Guid Volunteer, AssignmentType Type, int Left);

/// <inheritdoc cref="ShardAbsence"/>
internal readonly record struct VolunteerAbsence(Guid Volunteer, int From, int To, int Roles, bool IsFull);

/// <inheritdoc cref="ShardTimeLeft"/>
internal readonly record struct VolunteerTimeLeft(Guid Volunteer, int From, int To, int Weekends, int Hours, ulong Slots);

/// <inheritdoc cref="ShardPlacesLeft"/>
internal readonly record struct VolunteerPlacesLeft(Guid Volunteer, int From, int To, AssignmentType? Type, int Left);

/// <inheritdoc cref="ShardPurposeDay"/>
internal readonly record struct VolunteerPurposeDay(Guid Volunteer, int Check, int Purposes, int Day);

/// <inheritdoc cref="ShardKin"/>
internal readonly record struct ExcludedKin(NeedRef Need, Guid Volunteer);
