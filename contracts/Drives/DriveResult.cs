namespace Matching.Contracts.Drives;

/// <summary>What a drive brought in for one municipality, as of now. Counts, nobody by name.</summary>
/// <param name="Registered">Volunteers named as brought in who are still registered.</param>
/// <param name="Approved">Of them, those approved for at least one assignment type.</param>
/// <param name="Placed">Of them, those who have or had a placement that began.</param>
/// <param name="Cost">The municipality's share in whole units of the drive's currency. The shares sum to the cost.</param>
[GenerateSerializer, Immutable, Alias("matching.drive-result")]
public sealed record DriveResult(string Municipality, int Registered, int Approved, int Placed, int Cost);
