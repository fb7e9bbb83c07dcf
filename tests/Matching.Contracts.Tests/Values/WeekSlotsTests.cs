using System.Numerics;
using FsCheck.Fluent;

namespace Matching.Contracts.Tests.Values;

public sealed class WeekSlotsTests
{
    [Fact]
    public void Mask_OfItsText_IsTheSame() => ForAll.Check(
        FsCheck.Fluent.Gen.Choose(0, 41).ListOf(),
        bits =>
        {
            var mask = bits.Aggregate(0UL, (all, bit) => all | 1UL << bit);
            Assert.Equal(mask, WeekSlots.Mask(WeekSlots.InMask(mask)));
            Assert.Equal(BitOperations.PopCount(mask), WeekSlots.InMask(mask).Count());
        });

    [Theory]
    [InlineData("mon-00", 0)]
    [InlineData("mon-20", 5)]
    [InlineData("tue-00", 6)]
    [InlineData("SAT-08", 32)]
    [InlineData("sun-20", 41)]
    public void TryParseSlot_DayAndHour_IsItsBit(string text, int expected)
    {
        Assert.True(WeekSlots.TryParseSlot(text, out var bit));
        Assert.Equal(expected, bit);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mon")]
    [InlineData("mon-16-")]
    [InlineData("mon-6")]
    [InlineData("mon-06")]
    [InlineData("mon-24")]
    [InlineData("mon- 8")]
    [InlineData("mon-+8")]
    [InlineData("mon--4")]
    [InlineData("day-08")]
    public void TryParseSlot_AnythingElse_IsRefused(string? text) => Assert.False(WeekSlots.TryParseSlot(text, out _));

    [Fact]
    public void All_IsEverySlotOnce() => Assert.Equal((WeekSlots.Count, WeekSlots.All), (WeekSlots.InMask(WeekSlots.All).Distinct().Count(), WeekSlots.Mask(WeekSlots.InMask(WeekSlots.All))));
}
