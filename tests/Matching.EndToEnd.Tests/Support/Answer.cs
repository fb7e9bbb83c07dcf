using System.Text.Json;

namespace Matching.EndToEnd.Tests.Support;

/// <summary>An HTTP answer, read.</summary>
internal sealed record Answer(int Status, JsonElement Json, string Text)
{
    /// <summary>The header of this name.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public bool IsOk => Status is >= 200 and < 300;

    public Guid Id => Json.GetProperty("id").GetGuid();

    /// <summary>The last part of the problem's type, such as <c>no-capacity</c>.</summary>
    public string ProblemType => Json.GetProperty("type").GetString()!.Split('/')[^1];

    public Answer Expect(int status) => Status == status ? this : throw new Xunit.Sdk.XunitException($"Expected {status}, got {Status}: {Text}");
}
