using Matching.Contracts.Volunteers;

namespace Matching.Samples.Generation;

internal sealed record VolunteerRow(string Key, string Municipality, VolunteerProfile Profile);
