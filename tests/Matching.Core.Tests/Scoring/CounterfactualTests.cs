using System.Numerics;

namespace Matching.Core.Tests.Scoring;

/// <summary>What an explanation says would change a rejection does change it: nothing less, and nothing else is needed.</summary>
public sealed class CounterfactualTests
{
    private static readonly Rejection[] Rules = [.. Enum.GetValues<Rejection>().Where(r => r is not (Rejection.None or Rejection.Absent))];

    [Fact]
    public void Cures_AllApplied_MakeEligible_AndEachOfThemIsNeeded()
    {
        var cured = Rules.ToDictionary(rule => rule, _ => 0);
        ForAllWorlds.Check(200, world => Check(world, cured));
        Assert.All(cured, rule => Assert.True(rule.Value > 50, $"{rule.Key} was cured {rule.Value} times: too few to mean anything"));
    }

    [Fact]
    public void Gap_OneUnitLess_IsNotEnough()
    {
        var checkedGaps = 0;
        ForAllWorlds.Check(200, world =>
        {
            foreach (var (pair, gap) in Rejected(world))
            {
                var (row, need) = (pair.Row, pair.Need);
                if (gap.BeyondTravelHm > 0 && row.MaxTravelHm + gap.BeyondTravelHm <= RowLimits.MaxTravelHm)
                    Fails(pair with { Row = row with { MaxTravelHm = (ushort)(row.MaxTravelHm + gap.BeyondTravelHm - 1) } }, Rejection.Travel);
                if (gap.BeyondCapHm > 0 && need.MaxDistanceHm + gap.BeyondCapHm <= RowLimits.MaxTravelHm)
                    Fails(pair with { Need = need with { MaxDistanceHm = (ushort)(need.MaxDistanceHm + gap.BeyondCapHm - 1) } }, Rejection.DistanceCap);
                if (gap.RoomNeeded > 0 && row.Capacity + gap.RoomNeeded <= RowLimits.MaxCapacity)
                    Fails(Cure(pair, Rejection.Capacity, gap with { RoomNeeded = gap.RoomNeeded - 1 }), Rejection.Capacity);
                if (gap.TypeFull && IsPossible(Rejection.Capacity, pair, gap))
                    Fails(Cure(pair, Rejection.Capacity, gap with { TypeFull = false }), Rejection.Capacity);
                if (gap.WeekendsMissing > 0)
                    Fails(Cure(pair, Rejection.Pattern, gap with { WeekendsMissing = gap.WeekendsMissing - 1 }), Rejection.Pattern);
                if (gap.HoursStepNeeded > 0)
                    Fails(Cure(pair, Rejection.Pattern, gap with { HoursStepNeeded = (byte)(gap.HoursStepNeeded - 1) }), Rejection.Pattern);
                if (gap.MissingSlots != 0)
                    Fails(Cure(pair, Rejection.Slots, gap with { MissingSlots = gap.MissingSlots & gap.MissingSlots - 1 }), Rejection.Slots);
                if (gap.PausedUntil > 1)
                    Fails(pair with { Row = row with { PausedUntil = (short)(need.Day + 1) } }, Rejection.Paused);
            }
        });
        Assert.True(checkedGaps > 1_000, $"{checkedGaps} gaps checked: too few to mean anything");

        void Fails(Pair pair, Rejection rule)
        {
            Assert.True(pair.Reasons.HasFlag(rule), $"{rule} still fails");
            checkedGaps++;
        }
    }

    private static void Check(RandomWorld world, Dictionary<Rejection, int> cured)
    {
        foreach (var (pair, gap) in Rejected(world))
        {
            var reasons = pair.Reasons;
            Rejection[] failing = [.. Rules.Where(rule => reasons.HasFlag(rule))];
            if (!failing.All(rule => IsPossible(rule, pair, gap)))
                continue;
            Assert.Equal(Rejection.None, failing.Aggregate(pair, (p, rule) => Cure(p, rule, gap)).Reasons);
            foreach (var left in failing)
            {
                Assert.Equal(left, failing.Where(rule => rule != left).Aggregate(pair, (p, rule) => Cure(p, rule, gap)).Reasons);
                cured[left]++;
            }
        }
    }

    private static IEnumerable<(Pair Pair, RejectionGap Gap)> Rejected(RandomWorld world)
    {
        var (pool, scorer) = (world.Pool, world.Scorer(KernelPath.Scalar));
        foreach (var request in world.Requests)
        {
            var need = request.ToRow();
            foreach (var row in pool.Rows())
            {
                var explanation = scorer.Explain(pool, row.Id, need)!.Value;
                if (explanation.Rejection != Rejection.None)
                    yield return (new(row, need, world.Sharing[need.SharingRow].Append(need.Municipality).Contains(row.Municipality)), explanation.Gap);
            }
        }
    }

    /// <summary>Some gaps are beyond what anybody may be: nobody travels more than 400 km.</summary>
    private static bool IsPossible(Rejection rule, Pair pair, RejectionGap gap) => rule switch
    {
        Rejection.Travel => pair.Row.MaxTravelHm + gap.BeyondTravelHm <= RowLimits.MaxTravelHm,
        Rejection.DistanceCap => pair.Need.MaxDistanceHm + gap.BeyondCapHm <= RowLimits.MaxTravelHm,
        Rejection.Capacity => pair.Row.Capacity + gap.RoomNeeded <= RowLimits.MaxCapacity,
        Rejection.Check => gap.ChecksUsed == 0 || pair.Row.Rare!.LastPlaced < short.MaxValue,
        _ => true,
    };

    /// <summary>Does what the explanation says, and nothing beyond.</summary>
    private static Pair Cure(Pair pair, Rejection rule, RejectionGap gap)
    {
        var (row, need) = (pair.Row, pair.Need);
        return rule switch
        {
            Rejection.Type => pair with { Row = row with { Roles = (ushort)(row.Roles | 1 << need.Role) } },
            Rejection.Capacity => pair with { Row = Roomier(row, need, gap) },
            Rejection.Language => pair with { Row = row with { Languages = row.Languages | gap.MissingLanguages } },
            Rejection.Certificate => pair with { Row = row with { Certificates = (ushort)(row.Certificates | gap.MissingCertificates) } },
            Rejection.Check => pair with { Row = Checked(row, gap) },
            Rejection.Gender => pair with { Need = need with { GenderPreference = Gender.Unstated } },
            Rejection.Sharing => pair with { IsShared = true },
            Rejection.Consent => pair with { Row = row with { SharedOutsideHome = true } },
            Rejection.Travel => pair with { Row = row with { MaxTravelHm = (ushort)(row.MaxTravelHm + gap.BeyondTravelHm) } },
            Rejection.DistanceCap => pair with { Need = need with { MaxDistanceHm = (ushort)(need.MaxDistanceHm + gap.BeyondCapHm) } },
            Rejection.Paused => pair with { Row = row with { PausedUntil = need.Day } },
            Rejection.Mode => pair with { Row = row with { Mode = (byte)BitOperations.TrailingZeroCount(need.Modes) } },
            Rejection.Condition => pair with { Row = row with { Conditions = (byte)(row.Conditions | gap.MissingConditions) } },
            Rejection.Pattern => pair with
            {
                Row = row with
                {
                    Weekends = (byte)Math.Min(RowLimits.MaxWeekends, row.Weekends + gap.WeekendsMissing),
                    HoursStep = Math.Max(row.HoursStep, gap.HoursStepNeeded),
                    Rare = Freed(row, t => t with { Weekends = (byte)(t.Weekends + gap.WeekendsMissing), Hours = Math.Max(t.Hours, RowLimits.HoursOf(gap.HoursStepNeeded)) }),
                },
            },
            Rejection.Slots => pair with { Row = row with { Availability = row.Availability | gap.MissingSlots, Rare = Freed(row, t => t with { Slots = t.Slots | gap.MissingSlots }) } },
            Rejection.BlockedOut => pair with { Row = row with { Rare = row.Rare! with { Away = default } } },
            Rejection.Excluded => pair with { Need = need with { Excluded = need.Excluded.ToArray().Where(id => id != row.Id).ToArray() } },
            _ => throw new InvalidOperationException($"{rule} has no cure: say here what would change it."),
        };
    }

    /// <summary>Checks made anew: late enough, and later than the last placement where those before were used for it.</summary>
    private static VolunteerRow Checked(VolunteerRow row, RejectionGap gap)
    {
        var days = Later(row.ChecksValidUntil, gap.CheckDaysNeeded);
        if (row.Rare is not { } rare)
            return row with { ChecksValidUntil = days };
        var fresh = (short)(rare.LastPlaced + 1);
        days = Later(days, new(Fresh(0), Fresh(1), Fresh(2), Fresh(3)));
        var adults = rare.OtherAdults is { } others ? Later(Later(others, gap.OtherAdultsDaysNeeded), new(Fresh(4), Fresh(5), Fresh(6), Fresh(7))) : (CheckDays?)null;
        return row with { ChecksValidUntil = days, Rare = rare with { OtherAdults = adults, PurposeDays = rare.PurposeDays.ToArray().Select(Made).ToArray() } };

        PurposeDay Made(PurposeDay day) => day with
        {
            Day = Math.Max(day.Day, Math.Max(Fresh(day.Column), day.Column < 4 ? gap.CheckDaysNeeded[day.Column] : gap.OtherAdultsDaysNeeded[day.Column - 4])),
        };

        short Fresh(int bit) => (gap.ChecksUsed >> bit & 1) != 0 ? fresh : (short)0;
    }

    /// <summary>So many more places are so many more on every day.</summary>
    private static VolunteerRow Roomier(VolunteerRow row, NeedRow need, RejectionGap gap)
    {
        var roomier = row with { Capacity = (byte)(row.Capacity + gap.RoomNeeded) };
        if (row.Rare is not { } rare)
            return gap.TypeFull ? roomier with { BlockedRoles = (ushort)(row.BlockedRoles & ~(1 << need.Role)) } : roomier;
        rare = rare with { PlacesLeft = rare.PlacesLeft.ToArray().Select(p => p.Role is null ? p with { Left = (short)Math.Min(RowLimits.MaxCapacity, p.Left + gap.RoomNeeded) } : p).ToArray() };
        if (!gap.TypeFull)
            return roomier with { Rare = rare };
        // No limit of the type's own any more.
        rare = rare with { PlacesLeft = rare.PlacesLeft.ToArray().Where(p => p.Role != need.Role).ToArray(), PlacesOfTypes = default };
        return roomier with { BlockedRoles = (ushort)(row.BlockedRoles & ~(1 << need.Role)), Rare = rare };
    }

    private static RareFacts? Freed(VolunteerRow row, Func<TimeLeft, TimeLeft> free) => row.Rare is { } rare ? rare with { TimeLeft = rare.TimeLeft.ToArray().Select(free).ToArray() } : null;

    private static CheckDays Later(CheckDays has, CheckDays needed) => new(
        Math.Max(has.Kind0, needed.Kind0), Math.Max(has.Kind1, needed.Kind1), Math.Max(has.Kind2, needed.Kind2), Math.Max(has.Kind3, needed.Kind3));

    private sealed record Pair(VolunteerRow Row, NeedRow Need, bool IsShared)
    {
        /// <summary>Judged anew, in a pool of this volunteer alone.</summary>
        public Rejection Reasons
        {
            get
            {
                var sharing = new SharingTable.Builder(1 + Math.Max(Row.Municipality, Need.Municipality));
                sharing.AddRow(Need.Municipality, IsShared ? [Row.Municipality] : []);
                return new Scorer(new ScoringPolicy(), sharing.Build()).Explain(PoolSnapshot.Create([Row]), Row.Id, Need with { SharingRow = 0 })!.Value.Rejection;
            }
        }
    }
}
