using Matching.Contracts.Credits;
using Matching.Contracts.Law;
using Matching.Contracts.Values;
using Matching.Samples;
using Matching.Silo.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Silo.Tests.Hosting;

/// <summary>Data keep the law under which they were made.</summary>
public sealed class LawFolderTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("matching-law-").FullName;

    private string Law => Path.Combine(data, "law");

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Keep_OfADemo_IsTheLawOfWhoeverServesTheDataLater()
    {
        Assert.Null(LawFolder.Of(Configuration()));
        foreach (var region in new[] { "drammen-fjell", "fureso" })
            LawFolder.Keep(SampleRegion.Load(region).LawFolder!, Configuration());
        Assert.Equal(Law, LawFolder.Of(Configuration()));

        await using var app = SiloApplication.Build([new("Silo:DataPath", data), new("Silo:Url", "http://127.0.0.1:0")]);
        var law = app.Services.GetRequiredService<LawBook>();
        Assert.Equal((15, 30), (Days("no-3301"), Days("no-4601")));
        Assert.Single(law.For("dk-0190", AssignmentType.Visitor, new(2026, 11, 1)).Municipalities);
        var credits = app.Services.GetRequiredService<CreditRules>();
        Assert.Equal((28, 15, 1), (credits.For("fureso", new(2026, 11, 1))!.MinDays, credits.For("drammen-fjell", new(2026, 11, 1))!.MinDays, credits.For("elsewhere", new(2026, 11, 1))!.MinDays));
        Assert.Equal(Law, app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<LawOptions>>().Value.Folder);

        int? Days(string municipality) => law.For(municipality, AssignmentType.ContactPerson, new(2026, 11, 1)).DecisionDays;
    }

    [Fact]
    public void Of_NamedFolder_GoesBeforeTheDatas_AndNothingIsKept()
    {
        var configuration = Configuration(("Law:Folder", "elsewhere"));
        LawFolder.Keep(SampleRegion.Load("fureso").LawFolder!, configuration);
        Assert.Equal("elsewhere", LawFolder.Of(configuration));
        Assert.False(Directory.Exists(Law));
    }

    private IConfigurationRoot Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("Silo:DataPath", data), .. settings.Select(s => new KeyValuePair<string, string?>(s.Name, s.Value))]).Build();
}
