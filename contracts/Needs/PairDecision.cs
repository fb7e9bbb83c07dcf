namespace Matching.Contracts.Needs;

/// <summary>How a volunteer was judged for a need in the moment in which the place was held: what a replay must come to again.</summary>
/// <param name="InputsHash">SHA-256 of the inputs as bytes, lower-case hexadecimal. The inputs lie with the volunteer, and go with the volunteer.</param>
/// <param name="PolicyVersion">Of the weights.</param>
/// <param name="LawVersion">The rule of law in force: country, assignment type and the day it came into force.</param>
/// <param name="Score">Points; 0 where a rule stood in the way.</param>
/// <param name="Parts">What the score is made of; null where a rule stood in the way, and with the need where the volunteer is another municipality's.</param>
/// <param name="Reasons">Rules that stood in the way. An offer was made all the same only where a person lifted them.</param>
[GenerateSerializer, Immutable, Alias("matching.pair-decision")]
public sealed record PairDecision(string InputsHash, int PolicyVersion, string LawVersion, int Score, ScoreParts? Parts, RejectionReasons Reasons);
