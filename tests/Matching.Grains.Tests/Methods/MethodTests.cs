using Matching.Contracts.Methods;
using Matching.Contracts.Regions;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Methods;

public sealed class MethodTests
{
    private static readonly Guid Id = Guid.Parse("01900000-0000-7000-8000-0000000000aa");

    private static MethodDraft Draft(string text = "Meet every week.") => new("A method", text, new("Working group", 9, ["relatives", "care"]));

    private static IMethodGrain Of(TestSilo silo) => silo.Grains.GetGrain<IMethodGrain>(GrainKeys.Method("hordaland", Id));

    public static TheoryData<string, Func<MethodDraft, MethodDraft>> Bad => new()
    {
        { "title", d => d with { Title = "" } },
        { "text", d => d with { Text = " " } },
        { "text", d => d with { Text = new('x', MethodDraft.MaxTextLength + 1) } },
        { "group.name", d => d with { Group = d.Group! with { Name = "" } } },
        { "group.size", d => d with { Group = d.Group! with { Size = 1 } } },
        { "group.sectors", d => d with { Group = d.Group! with { Sectors = [] } } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Publish_BadDraft_InvalidWithFieldAndCure(string field, Func<MethodDraft, MethodDraft> spoil)
    {
        await using var silo = await TestSilo.StartAsync();
        Assert.NotEmpty((await Of(silo).Publish(Linkoping, spoil(Draft()), 0)).Refused(ProblemCode.Invalid, field).Cure!);
        (await Of(silo).Get()).Refused(ProblemCode.NotFound);
    }

    [Fact]
    public async Task Publish_Changes_AreVersions_AndOnlyTheAuthorMakesThem()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        (await Of(silo).Publish(Linkoping, Draft(), 0)).Must();
        Assert.Single((await Of(silo).Publish(Linkoping, Draft(), 0)).Must().Versions);
        (await Of(silo).Publish(Norrkoping, Draft("Mine now."), null)).Refused(ProblemCode.Forbidden, "author");
        (await Of(silo).Publish(Linkoping, Draft("Better."), 0)).Refused(ProblemCode.VersionMismatch);
        (await Of(silo).Publish(Linkoping, Draft("Better."), 1)).Must();
        await silo.RestartAsync();
        Assert.Equal(["Meet every week.", "Better."], (await Of(silo).Get()).Must().Versions.Select(v => v.Draft.Text));
    }

    [Fact]
    public async Task Report_SameIdAgain_IsOneResult()
    {
        await using var silo = await TestSilo.StartAsync();
        var result = Guid.NewGuid();
        (await Of(silo).Report(result, Norrkoping, 1, "It helped.")).Refused(ProblemCode.NotFound);
        (await Of(silo).Publish(Linkoping, Draft(), 0)).Must();
        (await Of(silo).Report(result, Norrkoping, 2, "It helped.")).Refused(ProblemCode.Invalid, "version");
        (await Of(silo).Report(result, Norrkoping, 1, new('x', MethodResult.MaxTextLength + 1))).Refused(ProblemCode.Invalid, "text");
        (await Of(silo).Report(result, Norrkoping, 1, "It helped.")).Must();
        Assert.Single((await Of(silo).Report(result, Norrkoping, 1, "It helped.")).Must().Results);
        (await Of(silo).Report(result, Norrkoping, 1, "It did not.")).Refused(ProblemCode.RequestReused, "id");
    }

    [Fact]
    public async Task List_ShowsTheLatestVersion_ToItsRegionAlone()
    {
        await using var silo = await TestSilo.StartAsync();
        (await Of(silo).Publish(Linkoping, Draft(), 0)).Must();
        (await Of(silo).Publish(Linkoping, Draft("Better."), 1)).Must();
        var listed = Assert.Single(await silo.Grains.GetGrain<IRegionLibraryGrain>(GrainKeys.Region("hordaland")).Methods(Guid.Empty, 9));
        Assert.Equal((Id, "Better.", 2), (listed.Id, listed.Latest().Draft.Text, listed.Latest().Number));
        Assert.Empty(await silo.Grains.GetGrain<IRegionLibraryGrain>(GrainKeys.Region("horda")).Methods(Guid.Empty, 9));
    }
}
