namespace Matching.EndToEnd.Tests.Support;

/// <summary>Two municipalities that share everything with each other.</summary>
internal static class TestRegion
{
    public const string Name = "test", First = "se-0580", Second = "se-0581";

    public static async Task SetUp(Func<string, string, Api> open)
    {
        using var admin = open(First, "admin");
        (await admin.Put($"/v1/municipalities/{First}", Bodies.Municipality("First"))).Expect(200);
        (await admin.Put($"/v1/municipalities/{Second}", Bodies.Municipality("Second"))).Expect(200);
        (await admin.Put($"/v1/regions/{Name}", Bodies.Region(First, Second))).Expect(200);
        foreach (var (home, receiving) in new[] { (First, Second), (Second, First) })
        {
            using var proposing = open(home, "coordinator");
            using var accepting = open(receiving, "coordinator");
            var made = (await proposing.Post("/v1/agreements", Bodies.Agreement(receiving), Guid.NewGuid())).Expect(201);
            (await accepting.Post($"/v1/agreements/{home}/{made.Id}/accept", new { })).Expect(200);
        }
    }
}
