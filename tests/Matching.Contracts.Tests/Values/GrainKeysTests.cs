using FsCheck.Fluent;

namespace Matching.Contracts.Tests.Values;

public sealed class GrainKeysTests
{
    [Fact]
    public void Volunteer_OfItsKey_IsTheSame() => ForAll.Check(
        Generators.Code.Zip(Generators.Id),
        x => Assert.Equal(new VolunteerRef(x.Item1, x.Item2), VolunteerRef.FromKey(GrainKeys.Volunteer(new(x.Item1, x.Item2)))));

    [Fact]
    public void Need_OfItsKey_IsTheSame() => ForAll.Check(
        Generators.Code.Zip(Generators.Id),
        x => Assert.Equal(new NeedRef(x.Item1, x.Item2), NeedRef.FromKey(GrainKeys.Need(new(x.Item1, x.Item2)))));

    [Fact]
    public void Ref_OfItsText_IsTheSame() => ForAll.Check(Generators.Code.Zip(Generators.Id), x =>
    {
        Assert.True(VolunteerRef.TryParse(new VolunteerRef(x.Item1, x.Item2).ToString(), out var volunteer));
        Assert.True(NeedRef.TryParse(new NeedRef(x.Item1, x.Item2).ToString(), out var need));
        Assert.Equal((x.Item1, x.Item2, x.Item1, x.Item2), (volunteer.Municipality, volunteer.Id, need.Municipality, need.Id));
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("se-0580")]
    [InlineData("se-0580/")]
    [InlineData("se-0580/1")]
    [InlineData("fi-0580/01234567-89ab-7def-8123-456789abcdef")]
    [InlineData("se-058x/01234567-89ab-7def-8123-456789abcdef")]
    [InlineData("se-0580/0123456789ab7def8123456789abcdef")]
    [InlineData("se-0580/{01234567-89ab-7def-8123-456789abcdef}")]
    [InlineData("se-0580//01234567-89ab-7def-8123-456789abcdef")]
    public void TryParse_NotAReference_IsRefused(string? text)
    {
        Assert.False(VolunteerRef.TryParse(text, out _));
        Assert.False(NeedRef.TryParse(text, out _));
    }

    [Fact]
    public void FromKey_NotAKey_IsAFormatException() => Assert.Throws<FormatException>(() => VolunteerRef.FromKey("v/nowhere"));

    [Fact]
    public void Volunteer_StartsWithThePrefixOfItsMunicipality_AndOfNoOther() => ForAll.Check(Generators.Code.Zip(Generators.Code).Zip(Generators.Id), x =>
    {
        var ((home, other), id) = x;
        Assert.StartsWith(GrainKeys.VolunteersOf(home), GrainKeys.Volunteer(new(home, id)), StringComparison.Ordinal);
        Assert.StartsWith(GrainKeys.NeedsOf(home), GrainKeys.Need(new(home, id)), StringComparison.Ordinal);
        if (home != other)
            Assert.False(GrainKeys.Volunteer(new(home, id)).StartsWith(GrainKeys.VolunteersOf(other), StringComparison.Ordinal));
    });
}
