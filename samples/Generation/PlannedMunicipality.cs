namespace Matching.Samples.Generation;

/// <param name="Number">The official four digits.</param>
/// <param name="Lat">Of the seat, hundredths of a degree; likewise <paramref name="Lon"/>.</param>
/// <param name="Volunteers">How many are registered there.</param>
/// <param name="SpreadPercent">How far people live from the seat; 100 is a municipality of ordinary size.</param>
internal sealed record PlannedMunicipality(
    string Number,
    string Name,
    int Lat,
    int Lon,
    int Population,
    int Volunteers,
    string ContactPoint,
    int OfferHoldHours = 72,
    int SpreadPercent = 100)
{
    public Place Seat => new(Lat, Lon);
}
