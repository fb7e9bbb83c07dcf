using System.Collections.Frozen;

namespace Matching.Contracts.Values;

/// <summary>
/// A closed list of codes that become bits in the pool's columns. Append only: the position of a code is its bit, and stored
/// decisions replay by bit.
/// </summary>
public sealed class Vocabulary
{
    private readonly string[] codes;
    private readonly FrozenDictionary<string, int> bits;

    private Vocabulary(string name, int maxBits, string codes)
    {
        Name = name;
        this.codes = codes.Split(' ');
        if (this.codes.Length > maxBits)
            throw new ArgumentException($"Vocabulary {name} has {this.codes.Length} codes; its column holds {maxBits}.", nameof(codes));
        bits = this.codes.Select((code, bit) => (code, bit)).ToFrozenDictionary(c => c.code, c => c.bit, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>ISO 639 codes; <c>sign</c> is sign language. At most 32.</summary>
    public static Vocabulary Languages { get; } =
        new("language", 32, "sv en ar so fa prs ti ckb kmr uk ru pl bs fi es tr fr de th vi ro am ur sign no da nn se");

    /// <summary>What the volunteer can show: courses and certificates. At most 16. Car, licence and home are <see cref="Condition"/>s.</summary>
    public static Vocabulary Qualifications { get; } =
        new("qualification", 16, "first-aid child-protection guardian-course food-hygiene elderly-care lifesaver dementia-care mental-health-first-aid autism-course adhd-course respite-course trauma-course swimming-instructor sports-coach scout-leader music-teacher");

    /// <summary>What people like to do together. At most 32.</summary>
    public static Vocabulary Interests { get; } =
        new("interest", 32, "cooking sewing music football swimming chess gardening carpentry it-phone it-pc economy authorities law healthcare dementia autism adhd deaf wheelchair toddlers teenagers maths english swedish science job-search bicycle animals nature crafts photo gaming");

    public string Name { get; }

    public IReadOnlyList<string> Codes => codes;

    public bool Contains(string code) => bits.ContainsKey(code);

    /// <summary>The bit mask of known codes; a code outside the vocabulary has no bit.</summary>
    public uint Mask(IEnumerable<string> known)
    {
        var mask = 0u;
        foreach (var code in known)
            if (bits.TryGetValue(code, out var bit))
                mask |= 1u << bit;
        return mask;
    }

    public IEnumerable<string> InMask(uint mask) => codes.Where((_, bit) => (mask >> bit & 1) == 1);
}
