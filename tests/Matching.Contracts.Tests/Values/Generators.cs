using FsCheck;
using FsCheck.Fluent;

namespace Matching.Contracts.Tests.Values;

internal static class Generators
{
    public static Gen<string> Code { get; } =
        Gen.Elements("se", "no", "dk").SelectMany(country => Gen.Choose(0, 9999).Select(number => $"{country}-{number:0000}"));

    public static Gen<Guid> Id { get; } = Gen.Choose(0, 255).ArrayOf(16).Select(bytes => new Guid([.. bytes.Select(b => (byte)b)]));

    public static Gen<string> Region { get; } = Gen.Elements("ostergotland", "hordaland", "drammen-fjell", "a1");
}
