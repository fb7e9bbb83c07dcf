using System.Collections;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Matching.Gateway.Problems;

/// <summary>Explains a JSON body that does not fit its type: which member, and what would fit there.</summary>
internal static partial class JsonFaults
{
    public static Fault Explain(JsonException json, Type? body)
    {
        // "$" with a position inside the document and no type: the text is not JSON at all.
        var path = PathSteps().Matches(json.Path ?? "$").Select(m => m.Value.TrimStart('.').Trim('[', ']', '\'')).ToArray();
        var field = Field(json.Path);
        if (json.InnerException is not null && json.InnerException.GetType().Name == "JsonReaderException")
            return new(field, $"The body is not JSON (line {json.LineNumber + 1}).", "Send a JSON object in UTF-8.");
        var at = body;
        for (var i = 0; i < path.Length && at is not null; i++)
        {
            if (Step(at, path[i]) is { } next) at = next;
            else if (IsObject(at)) return new(field, "The member is not known.", $"Leave it out; known are {string.Join(", ", Members(at))}.");
            else at = null;
        }
        return new(field, "The value does not fit.", at is null ? "See the API description for its form." : Cure(at));
    }

    private static string Field(string? path) => path is null or "$" ? "body" : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;

    private static Type? Step(Type at, string step)
    {
        at = Nullable.GetUnderlyingType(at) ?? at;
        if (ElementOf(at) is { } element) return element;
        return at.GetProperties().FirstOrDefault(p => p.Name.Equals(step, StringComparison.OrdinalIgnoreCase))?.PropertyType;
    }

    private static bool IsObject(Type type) => type.Namespace?.StartsWith("Matching.", StringComparison.Ordinal) == true && !type.IsEnum;

    private static IEnumerable<string> Members(Type type) => type.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));

    /// <summary>The type of the items of a list, or of the values of a map.</summary>
    private static Type? ElementOf(Type type) =>
        type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)) ? type.GetGenericArguments().LastOrDefault() : null;

    private static string Cure(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum) return EnumNames.Cure(type);
        if (type == typeof(int) || type == typeof(long)) return "Give a whole number.";
        if (type == typeof(double)) return "Give a number.";
        if (type == typeof(bool)) return "Give true or false.";
        if (type == typeof(DateOnly)) return "Give a date as yyyy-MM-dd.";
        if (type == typeof(string)) return "Give a text.";
        if (type.IsAssignableTo(typeof(IDictionary)) || type.Name.StartsWith("IReadOnlyDictionary", StringComparison.Ordinal))
            return type.GetGenericArguments()[0] is { IsEnum: true } key ? $"Give an object of whole numbers. {EnumNames.Cure(key)}" : "Give an object.";
        if (ElementOf(type) is { } element) return element.IsEnum ? $"Give a list. {EnumNames.Cure(element)}" : "Give a list.";
        return $"Give an object with {string.Join(", ", Members(type))}.";
    }

    [GeneratedRegex(@"\.[^.\[]+|\[[^\]]+\]")]
    private static partial Regex PathSteps();
}
