namespace Matching.Contracts.Rounds;

/// <param name="Price">Points on top of the volunteer's own price: what one more place for this type would be worth.</param>
[GenerateSerializer, Immutable, Alias("matching.volunteer-type-price")]
public readonly record struct VolunteerTypePrice(VolunteerRef Volunteer, AssignmentType Type, int Price);
