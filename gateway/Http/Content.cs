using System.Text.Json;
using Matching.Contracts;

namespace Matching.Gateway.Http;

/// <summary>Equality by content of contract values that hold collections.</summary>
internal static class Content
{
    public static bool Same<T>(T one, T other) =>
        JsonSerializer.SerializeToUtf8Bytes(one, ContractJson.Options).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other, ContractJson.Options));
}
