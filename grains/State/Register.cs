using System.Text.Json;
using Matching.Contracts;

namespace Matching.Grains.State;

/// <summary>Equality by content, for what people change a few times a year.</summary>
internal static class Register
{
    public static bool SameContent<T>(this T one, T other) =>
        JsonSerializer.SerializeToUtf8Bytes(one, ContractJson.Options).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other, ContractJson.Options));
}
