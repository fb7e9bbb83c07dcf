using System.Text.Json.Serialization;

namespace Matching.Contracts.Pool;

/// <summary>What the region knows of a need: the typed requirements as bit masks, ready for the columns.</summary>
/// <param name="Wanted">Volunteers still wanted when every hold has lapsed: the count less placements; 0 when the need is not open.</param>
/// <param name="HoldsLapseAt">One moment for each place that is held for it.</param>
/// <param name="ChecksMadeSince">By <see cref="CheckKind"/>, four entries: the oldest day on which the volunteer's check may have been made; null where none is asked for.</param>
/// <param name="Excluded">Volunteers who declined this need or were refused for it, or may not serve it.</param>
[GenerateSerializer, Immutable, Alias("matching.pool-need")]
public sealed record PoolNeed(
    NeedRef Need,
    long Version,
    AssignmentType Type,
    Place Place,
    int Wanted,
    ImmutableArray<DateTimeOffset> HoldsLapseAt,
    DateOnly Start,
    DateOnly? DecisionDate,
    uint LanguagesRequired,
    uint LanguagesPreferred,
    uint QualificationsRequired,
    ImmutableArray<DateOnly?> ChecksMadeSince,
    Gender Gender,
    ulong WeekSlots,
    int SlotsNeeded,
    uint Interests,
    ImmutableArray<Guid> Excluded)
{
    /// <summary>The same for every other adult of the household; empty where none is asked for.</summary>
    [Id(0)]
    public ImmutableArray<DateOnly?> HouseholdMadeSince { get; init; } = [];

    /// <summary>Bits of <see cref="CheckKind"/> that must be made after the volunteer's last placement was agreed: 0–3 the volunteer's own, 4–7 those of every other adult.</summary>
    [Id(1)]
    public uint ChecksNew { get; init; }

    [Id(2)]
    public DateOnly? End { get; init; }

    /// <summary>Bits of <see cref="FulfilmentMode"/>; 0 for any.</summary>
    [Id(3)]
    public uint Modes { get; init; }

    /// <summary>Bits of <see cref="Condition"/>.</summary>
    [Id(4)]
    public uint Conditions { get; init; }

    [Id(5)]
    public uint ConditionsPreferred { get; init; }

    [Id(6)]
    public bool LanguageIsSoft { get; init; }

    [Id(7)]
    public bool GenderIsSoft { get; init; }

    /// <summary>Bits of <see cref="AgeBands"/>; 0 for any.</summary>
    [Id(8)]
    public uint AgeBands { get; init; }

    [Id(9)]
    public int WeekendsAMonth { get; init; }

    /// <summary>See <see cref="WeekHours.Step"/>.</summary>
    [Id(10)]
    public int HoursStep { get; init; }

    /// <summary>Places that one volunteer must have free.</summary>
    [Id(11)]
    public int PlacesInOneHome { get; init; } = 1;

    /// <summary>Homes with so many places free come first in the candidate list.</summary>
    [Id(12)]
    public int PlacesPreferred { get; init; } = 1;

    /// <summary>In kilometres; null for no cap.</summary>
    [Id(13)]
    public int? MaxDistanceKm { get; init; }

    /// <summary>See <see cref="KinTag"/>. Kin are excluded, or asked first where <see cref="RelativesFirst"/>.</summary>
    [Id(14)]
    public ImmutableArray<string> KinTags { get; init; } = [];

    [Id(15)]
    public bool RelativesFirst { get; init; }

    /// <summary>Only the municipality's own volunteers, by hand: a protected identity.</summary>
    [Id(16)]
    public bool HomeOnly { get; init; }

    /// <summary>Rounds may propose for it. Not for a protected identity, which is placed from the candidate list, nor where no offer could be made: relatives not considered, no agreed cost, nobody who answers for it.</summary>
    [Id(17)]
    public bool ForRounds { get; init; } = true;

    /// <summary>The last day on which the decision is carried out in time; null where no statutory clock runs.</summary>
    [Id(18)]
    public DateOnly? CarryOutBy { get; init; }

    /// <summary>Weekly slots that a placement takes, see <see cref="Values.WeekSlots"/>.</summary>
    [Id(19)]
    public ulong WeekSlotsRequired { get; init; }

    /// <summary>Bits of <see cref="CheckPurpose"/> that checks must have been made for; 0 for any.</summary>
    [Id(20)]
    public uint Purposes { get; init; }

    /// <summary>The checks to which <see cref="Purposes"/> applies, bits as in <see cref="ChecksNew"/>.</summary>
    [Id(21)]
    public uint PurposeChecks { get; init; }

    /// <summary>From when a decision waits to be carried out, as the report to the inspectorate counts it; null where none waits. Whether anybody is asked meanwhile, or its days are over, is all one. For the boards alone: no input of a decision.</summary>
    [Id(22), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? WaitingSince { get; init; }

    public int WantedAt(DateTimeOffset now) => Math.Max(0, Wanted - HoldsLapseAt.Count(lapse => now < lapse));
}
