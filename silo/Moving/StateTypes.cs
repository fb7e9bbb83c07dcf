using System.Reflection;
using Matching.Grains;

namespace Matching.Silo.Moving;

/// <summary>The type of the state under each name, as the grains declare it: a state that is new is carried without a word here. Reminders stand among them.</summary>
internal static class StateTypes
{
    public static IReadOnlyDictionary<string, Type> OfGrains { get; } = Declared(typeof(GrainsServices).Assembly);

    public static IReadOnlyDictionary<string, Type> All { get; } = new Dictionary<string, Type>(OfGrains, StringComparer.Ordinal) { [MovedReminder.StateName] = typeof(MovedReminder) };

    /// <exception cref="MoveException">No grain of this version has such a state.</exception>
    public static Type Of(string name) => All.TryGetValue(name, out var type)
        ? type
        : throw new MoveException($"There is a state '{name}' that this version does not know: use the version that wrote it, or a newer one.");

    private static Dictionary<string, Type> Declared(Assembly grains) => (
        from type in grains.GetTypes()
        from constructor in type.GetConstructors()
        from parameter in constructor.GetParameters()
        let attribute = parameter.GetCustomAttribute<PersistentStateAttribute>()
        where attribute is not null
        select (Name: attribute.StateName, State: parameter.ParameterType.GenericTypeArguments[0])).ToDictionary(s => s.Name, s => s.State, StringComparer.Ordinal);
}
