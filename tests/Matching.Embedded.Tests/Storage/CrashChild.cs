using Matching.Embedded.Tests.Support;

namespace Matching.Embedded.Tests.Storage;

/// <summary>The process that is killed: eight writers, each of which counts up one record and prints every count that was acknowledged.</summary>
internal static class CrashChild
{
    internal const int Writers = 8;

    internal static async Task<int> RunAsync(string[] args)
    {
        var store = await Stores.OpenAsync(args[0], options => options.Durability = Enum.Parse<Durability>(args[1]));
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var record = await store.ReadAsync($"w{writer}");
            var (count, etag) = (int.Parse(record?.Payload ?? "0", null), record?.Etag);
            while (true)
            {
                etag = await store.WriteAsync($"w{writer}", $"{++count}", etag);
                Console.WriteLine($"{writer} {count}");
            }
        }));
        return 0;
    }
}
