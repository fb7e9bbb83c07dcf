using System.Globalization;

namespace Orleans.Runtime;

/// <summary>The name of a grain class, for example <c>volunteer</c>.</summary>
public readonly record struct GrainType
{
    private readonly string _value;

    private GrainType(string value) => _value = string.Intern(value);

    public static GrainType Create(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new GrainType(value);
    }

    public override string ToString() => _value ?? "";
}

/// <summary>The key part of a grain id, as text.</summary>
public readonly record struct IdSpan
{
    private readonly string _value;

    private IdSpan(string value) => _value = value;

    public static IdSpan Create(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return new IdSpan(id);
    }

    internal static IdSpan Create(Guid id) => new(id.ToString("N"));

    internal static IdSpan Create(long id) => new(id.ToString("X", CultureInfo.InvariantCulture));

    public override string ToString() => _value ?? "";
}

/// <summary>The identity of a grain: its type and its key, written <c>type/key</c>.</summary>
public readonly record struct GrainId(GrainType Type, IdSpan Key)
{
    public static GrainId Create(string type, string key) => new(GrainType.Create(type), IdSpan.Create(key));

    public static GrainId Create(GrainType type, string key) => new(type, IdSpan.Create(key));

    /// <exception cref="FormatException">The text has no <c>/</c> between a type and a key.</exception>
    public static GrainId Parse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < value.Length - 1
            ? Create(value[..slash], value[(slash + 1)..])
            : throw new FormatException("A grain id is written type/key.");
    }

    public override string ToString() => $"{Type}/{Key}";
}
