using Matching.Contracts.Districts;

namespace Matching.Grains.Needs;

/// <summary>Who answers for a need: its own contact point, or that of the district its place lies in.</summary>
internal static class ContactPoints
{
    public static async Task<string?> Of(IGrainFactory grains, NeedRef need, NeedState state) =>
        state.Case is { ContactPoint.Length: > 0 } own
            ? own.ContactPoint
            : (await grains.GetGrain<IDistrictsGrain>(GrainKeys.Municipality(need.Municipality)).Of(state.Requirements!.Place))?.ContactPoint;

    /// <summary>The same as <see cref="Of(IGrainFactory, NeedRef, NeedState)"/>, where the districts are known.</summary>
    public static string? Of(NeedState state, ImmutableArray<DistrictView> districts) =>
        state.Case is { ContactPoint.Length: > 0 } own ? own.ContactPoint : districts.FirstOrDefault(d => d.District.Contains(state.Requirements!.Place))?.District.ContactPoint;

    public static Problem Unnamed { get; } = new(
        ProblemCode.WrongState, "Nobody answers for the need: it names no contact point, and no district holds its place.", "case.contactPoint", "Name a function in the need, or draw the district.");
}
