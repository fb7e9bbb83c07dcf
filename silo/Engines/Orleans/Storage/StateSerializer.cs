using System.Runtime.Serialization;
using MessagePack;
using MessagePack.ImmutableCollection;
using MessagePack.Resolvers;
using Orleans.Storage;

namespace Matching.Silo.Engines.Storage;

/// <summary>
/// Grain states as bytes: one byte that names the format, then the payload. Format 1 is MessagePack: records as maps with the names of their
/// members, enums by name. Why, and what may change in a state: docs/decisions/0005-state-format.md.
/// </summary>
internal sealed class StateSerializer : IGrainStorageSerializer
{
    public const byte MapFormat = 1;

    // Depth is bounded: whoever can write to the database shall not be able to stop a silo by it. The comparers that resist collisions of hashes stay in
    // the dictionaries that are read, and Orleans cannot send such a dictionary to another silo.
    private static readonly MessagePackSerializerOptions Map = MessagePackSerializerOptions.Standard
        .WithSecurity(MessagePackSecurity.UntrustedData.WithHashCollisionResistant(false))
        .WithResolver(CompositeResolver.Create(
            DynamicEnumAsStringResolver.Instance, NativeGuidResolver.Instance, ImmutableCollectionResolver.Instance, ContractlessStandardResolver.Instance));

    public BinaryData Serialize<T>(T? input) => Serialize(typeof(T), input);

    public static BinaryData Serialize(Type type, object? input)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>(512);
        bytes.GetSpan(1)[0] = MapFormat;
        bytes.Advance(1);
        MessagePackSerializer.Serialize(type, bytes, input, Map);
        return new(bytes.WrittenMemory);
    }

    /// <exception cref="SerializationException">The bytes are of a format that this version does not know, or damaged.</exception>
    public T? Deserialize<T>(BinaryData input) => (T?)Deserialize(typeof(T), input);

    /// <inheritdoc cref="Deserialize{T}"/>
    public static object? Deserialize(Type type, BinaryData input)
    {
        var bytes = input.ToMemory();
        if (bytes.IsEmpty || bytes.Span[0] != MapFormat)
        {
            var found = bytes.IsEmpty ? "nothing" : $"format {bytes.Span[0]}";
            throw new SerializationException($"A stored {type.Name} has {found} where this version reads format {MapFormat}. Run the version that wrote it, or a newer one.");
        }

        try
        {
            return MessagePackSerializer.Deserialize(type, bytes[1..], Map);
        }
        catch (MessagePackSerializationException damaged)
        {
            throw new SerializationException($"A stored {type.Name} cannot be read: the bytes are damaged, or a member changed its type.", damaged);
        }
    }
}
