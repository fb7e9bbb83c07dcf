using Matching.Contracts.Partnerships;

namespace Matching.Samples.Format;

/// <summary><c>network.json</c> as it is written: how the members work, beside who they are. Each list may be left out.</summary>
internal sealed record NetworkFile(
    ImmutableArray<NetworkDistrict> Districts = default,
    ImmutableArray<NetworkPartnership> Partnerships = default,
    ImmutableArray<NetworkDrive> Drives = default,
    ImmutableArray<NetworkMethod> Methods = default)
{
    public const string Name = "network.json";

    /// <summary>Of a region without the file.</summary>
    public static NetworkFile Empty { get; } = new([], [], [], []);
}

/// <summary>A box in degrees; south and west belong to it.</summary>
internal sealed record NetworkArea(double South, double West, double North, double East);

/// <param name="Subject">Opaque, as a token would name them.</param>
internal sealed record NetworkCoordinator(string Subject, string ContactPoint);

internal sealed record NetworkDistrict(
    string Municipality, string Code, string Name, ImmutableArray<NetworkArea> Areas, string ContactPoint, ImmutableArray<NetworkCoordinator> Coordinators);

/// <param name="Volunteers">External keys of <c>volunteers.csv</c>.</param>
internal sealed record NetworkPartnership(
    string Municipality,
    string Organisation,
    VolunteerKind Kind,
    Involvement Involvement,
    int StaffHoursPerWeek,
    DateOnly? From,
    DateOnly? To,
    string ContactPoint,
    ImmutableArray<string> Volunteers);

/// <param name="Volunteers">External keys of <c>volunteers.csv</c>, each beginning with its municipality's code.</param>
internal sealed record NetworkDrive(
    string Title,
    string Organiser,
    ImmutableArray<AssignmentType> Types,
    DateOnly From,
    DateOnly To,
    int Cost,
    string Currency,
    ImmutableDictionary<string, int> CostShares,
    ImmutableArray<string> Volunteers);

/// <param name="Group">Who worked it out, or null.</param>
internal sealed record NetworkMethod(string Author, string Title, string Text, NetworkGroup? Group, ImmutableArray<NetworkResult> Results);

internal sealed record NetworkGroup(string Name, int Size, ImmutableArray<string> Sectors);

internal sealed record NetworkResult(string Municipality, string Text);
