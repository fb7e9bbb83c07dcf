using System.Text.Json;
using Matching.Contracts;

namespace Matching.Silo.Moving;

/// <summary>One state as it goes from store to store.</summary>
/// <param name="Name">One of the names in <see cref="StateTypes"/>.</param>
/// <param name="Key">The grain's key.</param>
/// <param name="Value">Of the type that the name has.</param>
internal sealed record StoredState(string Name, string Key, object Value)
{
    /// <summary>The one form in which a state is written to a file, whichever store it came from.</summary>
    public JsonElement Json => JsonSerializer.SerializeToElement(Value, StateTypes.Of(Name), ContractJson.Options);

    /// <exception cref="MoveException">It is not a state of this version.</exception>
    public static StoredState FromJson(string name, string key, JsonElement value)
    {
        try
        {
            return new(name, key, value.Deserialize(StateTypes.Of(name), ContractJson.Options) ?? throw new JsonException("null"));
        }
        catch (JsonException wrong)
        {
            throw new MoveException($"A state '{name}' cannot be read at {wrong.Path ?? "its start"}: it was written by another version, or it is damaged.");
        }
    }
}
