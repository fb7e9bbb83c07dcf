namespace Matching.Core;

/// <summary>
/// Which home municipalities may serve a need, as bit sets. The host resolves agreements (dates, types, quotas) at the placement date into rows,
/// typically one for each receiving municipality and role; a need names its row.
/// </summary>
public sealed class SharingTable
{
    private readonly ulong[] _bits;
    private readonly int _words;

    private SharingTable(int municipalities, ulong[] bits, int words)
    {
        Municipalities = municipalities;
        _bits = bits;
        _words = words;
    }

    /// <summary>Number of municipality indexes.</summary>
    public int Municipalities { get; }

    /// <summary>Number of rows.</summary>
    public int Rows => _words == 0 ? 0 : _bits.Length / _words;

    /// <summary>True if volunteers of <paramref name="home"/> may serve needs that name <paramref name="row"/>.</summary>
    public bool Shares(int row, int home) => home < Municipalities && (Row(row)[home >> 6] >> (home & 63) & 1) != 0;

    internal ReadOnlySpan<ulong> Row(int row) => _bits.AsSpan(row * _words, _words);

    /// <summary>Builds a table row by row.</summary>
    /// <param name="municipalities">Number of municipality indexes, 1..65,536.</param>
    public sealed class Builder(int municipalities)
    {
        private readonly int _words = (municipalities + 63) / 64;
        private readonly List<ulong> _bits = [];

        /// <summary>Adds the homes that may serve <paramref name="receiving"/>, which always may serve itself.</summary>
        /// <returns>The row's number, for <see cref="NeedRow.SharingRow"/>.</returns>
        public int AddRow(int receiving, IEnumerable<int> homes)
        {
            var start = _bits.Count;
            for (var word = 0; word < _words; word++)
                _bits.Add(0);
            foreach (var home in homes.Append(receiving))
            {
                MatchingInputException.ThrowUnlessInRange(home, 0, municipalities - 1, "SharingTable.Municipality");
                _bits[start + (home >> 6)] |= 1ul << (home & 63);
            }

            return start / _words;
        }

        public SharingTable Build()
        {
            MatchingInputException.ThrowUnlessInRange(municipalities, 1, ushort.MaxValue + 1, "SharingTable.Municipalities");
            return new(municipalities, [.. _bits], _words);
        }
    }
}
