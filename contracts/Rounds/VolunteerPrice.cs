namespace Matching.Contracts.Rounds;

/// <param name="Price">Points; what one more place of this volunteer is worth.</param>
[GenerateSerializer, Immutable, Alias("matching.volunteer-price")]
public readonly record struct VolunteerPrice(VolunteerRef Volunteer, int Price);
