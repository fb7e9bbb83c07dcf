using System.Text.Json;

namespace Matching.Samples.Format;

/// <summary>Finds the line of a member, so that a fault can be found in an editor.</summary>
internal static class JsonLines
{
    /// <summary>The line, from 1, on which the value of a member like <c>members[3].lat</c> begins; of its nearest parent where it is not there.</summary>
    public static int Of(ReadOnlySpan<byte> json, string member)
    {
        var (found, best) = (1, -1);
        var path = new List<string>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    path[^1] = "." + reader.GetString();
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    path.RemoveAt(path.Count - 1);
                    Next(path);
                    continue;
            }

            var here = string.Concat(path).TrimStart('.');
            if (here.Length > best && (here == member || member.StartsWith(here, StringComparison.Ordinal) && (here.Length == 0 || member[here.Length] is '.' or '[')))
                (found, best) = (json[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1, here.Length);
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                path.Add(reader.TokenType == JsonTokenType.StartArray ? "[0]" : "");
            else
                Next(path);
        }

        return found;
    }

    /// <summary>After a value in an array comes the next index.</summary>
    private static void Next(List<string> path)
    {
        if (path.Count > 0 && path[^1] is ['[', .. var index, ']'])
            path[^1] = $"[{int.Parse(index, CultureInfo.InvariantCulture) + 1}]";
    }
}
