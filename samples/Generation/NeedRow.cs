using Matching.Contracts.Needs;

namespace Matching.Samples.Generation;

internal sealed record NeedRow(string Key, string Municipality, NeedRequirements Requirements, NeedCase Case);
