using System.Security.Cryptography;
using System.Text;

namespace Matching.Bench.Yardstick;

/// <summary>
/// CPython's random.Random for a text seed: MT19937 (Matsumoto and Nishimura 1998) seeded by init_by_array with the seed's bytes and their SHA-512,
/// and the distributions as CPython 3.11 draws them, so that the yardstick data come out byte for byte.
/// </summary>
internal sealed class PythonRandom
{
    private const int Size = 624;
    private const int Shift = 397;

    private readonly uint[] _state = new uint[Size];
    private int _next = Size;
    private double? _spareGauss;

    public PythonRandom(string seed)
    {
        var text = Encoding.UTF8.GetBytes(seed);
        byte[] number = [.. text, .. SHA512.HashData(text)];
        var key = new uint[(number.Length + 3) / 4];
        for (var i = 0; i < number.Length; i++)
            key[i / 4] |= (uint)number[^(i + 1)] << (8 * (i % 4));
        SeedByArray(key);
    }

    /// <summary>A double in [0, 1) with 53 random bits.</summary>
    public double Next()
    {
        var (high, low) = (NextWord() >> 5, NextWord() >> 6);
        return (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0;
    }

    /// <summary>An integer in [0, <paramref name="bound"/>).</summary>
    public int Below(int bound)
    {
        var bits = 32 - int.LeadingZeroCount(bound);
        uint drawn;
        do
            drawn = NextWord() >> (32 - bits);
        while (drawn >= bound);
        return (int)drawn;
    }

    public double Gauss(double mean, double deviation)
    {
        var drawn = _spareGauss;
        _spareGauss = null;
        if (drawn is null)
        {
            var angle = Next() * Math.Tau;
            var radius = Math.Sqrt(-2.0 * Math.Log(1.0 - Next()));
            drawn = Math.Cos(angle) * radius;
            _spareGauss = Math.Sin(angle) * radius;
        }

        return mean + drawn.Value * deviation;
    }

    public double Exponential(double rate) => -Math.Log(1.0 - Next()) / rate;

    public double Pareto(double shape) => Math.Pow(1.0 - Next(), -1.0 / shape);

    private void SeedByArray(uint[] key)
    {
        _state[0] = 19_650_218;
        for (uint i = 1; i < Size; i++)
            _state[i] = 1_812_433_253 * (_state[i - 1] ^ _state[i - 1] >> 30) + i;
        var (at, used) = (1, 0);
        for (var n = Math.Max(Size, key.Length); n > 0; n--)
        {
            _state[at] = (_state[at] ^ (_state[at - 1] ^ _state[at - 1] >> 30) * 1_664_525) + key[used] + (uint)used;
            at = Advance(at);
            used = (used + 1) % key.Length;
        }

        for (var n = Size - 1; n > 0; n--)
        {
            _state[at] = (_state[at] ^ (_state[at - 1] ^ _state[at - 1] >> 30) * 1_566_083_941) - (uint)at;
            at = Advance(at);
        }

        _state[0] = 0x8000_0000;
    }

    private int Advance(int at)
    {
        if (at + 1 < Size)
            return at + 1;
        _state[0] = _state[Size - 1];
        return 1;
    }

    private uint NextWord()
    {
        if (_next == Size)
            Twist();
        var y = _state[_next++];
        y ^= y >> 11;
        y ^= y << 7 & 0x9D2C_5680;
        y ^= y << 15 & 0xEFC6_0000;
        return y ^ y >> 18;
    }

    private void Twist()
    {
        for (var i = 0; i < Size; i++)
        {
            var y = (_state[i] & 0x8000_0000) | (_state[(i + 1) % Size] & 0x7FFF_FFFF);
            _state[i] = _state[(i + Shift) % Size] ^ y >> 1 ^ ((y & 1) != 0 ? 0x9908_B0DF : 0);
        }

        _next = 0;
    }
}
