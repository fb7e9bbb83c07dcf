using Matching.Gateway.Http;

namespace Matching.Gateway.Tests.Http;

public sealed class IdempotencyKeyTests
{
    [Fact]
    public void ToId_SameKey_IsTheSameAndElseAnother()
    {
        var key = IdempotencyKey.Parse("one");
        var ids = new[]
        {
            key.ToId("se-0580", "volunteer"),
            key.ToId("se-0581", "volunteer"),
            key.ToId("se-0580", "need"),
            IdempotencyKey.Parse("two").ToId("se-0580", "volunteer"),
        };
        Assert.Equal(ids[0], IdempotencyKey.Parse("\"one\"").ToId("se-0580", "volunteer"));
        Assert.Equal(4, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal((8, 8), (id.Version, id.Variant & 0xC)));
    }
}
