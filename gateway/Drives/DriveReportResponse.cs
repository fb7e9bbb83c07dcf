using Matching.Contracts.Drives;

namespace Matching.Gateway.Drives;

/// <summary>What a drive brought in, as counts.</summary>
internal sealed record DriveReportResponse
{
    public required DriveResponse Drive { get; init; }

    /// <summary>One line a member, ordered by code.</summary>
    public required IReadOnlyList<DriveResultResponse> Results { get; init; }

    public static DriveReportResponse Of(DriveReport report) => new()
    {
        Drive = DriveResponse.Of(report.Drive),
        Results = [.. report.Results.Select(DriveResultResponse.Of)],
    };
}

internal sealed record DriveResultResponse
{
    public required string Municipality { get; init; }

    /// <summary>Volunteers it brought in who are still registered.</summary>
    public required int Registered { get; init; }

    /// <summary>Of them, approved for at least one type.</summary>
    public required int Approved { get; init; }

    /// <summary>Of them, with a placement now or before.</summary>
    public required int Placed { get; init; }

    /// <summary>What the member pays.</summary>
    public required int Cost { get; init; }

    public static DriveResultResponse Of(DriveResult result) => new()
    {
        Municipality = result.Municipality,
        Registered = result.Registered,
        Approved = result.Approved,
        Placed = result.Placed,
        Cost = result.Cost,
    };
}
