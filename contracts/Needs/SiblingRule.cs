namespace Matching.Contracts.Needs;

/// <summary>How the places of one need go together when it wants several.</summary>
[GenerateSerializer, Alias("matching.sibling-rule")]
public enum SiblingRule
{
    /// <summary>Each place with another volunteer: a group need, or siblings who shall not live together.</summary>
    Apart = 0,

    /// <summary>
    /// All places in one home where possible: the candidate list begins with homes that have room for all who are still without one, and an offer takes as
    /// many of them as the home has free places. A round looks for as many places as the eligible home with most room has.
    /// </summary>
    TogetherPreferred = 1,

    /// <summary>All places in one home.</summary>
    Together = 2,
}
