namespace Matching.Contracts.Tests.Values;

public sealed class VocabularyTests
{
    public static TheoryData<Vocabulary, int> All => new()
    {
        { Vocabulary.Languages, 32 },
        { Vocabulary.Qualifications, 16 },
        { Vocabulary.Interests, 32 },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Mask_EachCode_HasABitOfItsOwn_WithinItsColumn(Vocabulary vocabulary, int bits)
    {
        for (var bit = 0; bit < vocabulary.Codes.Count; bit++)
        {
            Assert.Equal(1u << bit, vocabulary.Mask([vocabulary.Codes[bit]]));
            Assert.Equal(1u << bit, vocabulary.Mask([vocabulary.Codes[bit].ToUpperInvariant()]));
        }

        Assert.InRange(vocabulary.Codes.Count, 1, bits);
        var everything = vocabulary.Mask(vocabulary.Codes);
        Assert.Equal(vocabulary.Codes, vocabulary.InMask(everything));
    }

    [Fact]
    public void Mask_UnknownCode_HasNoBit()
    {
        Assert.Equal(0u, Vocabulary.Languages.Mask(["elvish"]));
        Assert.False(Vocabulary.Languages.Contains("elvish"));
    }

    /// <summary>Stored decisions replay by bit: this list may grow at its end, and nowhere else.</summary>
    [Fact]
    public void Codes_OfVersionOne_KeepTheirBits()
    {
        Assert.Equal("sv en ar so fa prs ti ckb", string.Join(' ', Vocabulary.Languages.Codes.Take(8)));
        Assert.Equal("first-aid child-protection guardian-course food-hygiene", string.Join(' ', Vocabulary.Qualifications.Codes.Take(4)));
        Assert.Equal("cooking sewing music football", string.Join(' ', Vocabulary.Interests.Codes.Take(4)));
    }
}
