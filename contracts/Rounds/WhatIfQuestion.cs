using Matching.Contracts.Needs;

namespace Matching.Contracts.Rounds;

/// <summary>One change to the inputs of a round; exactly one member is given.</summary>
/// <param name="Rule">A single hard rule that everybody is let off.</param>
/// <param name="Agreement">An agreement that is not there.</param>
/// <param name="Leaves">A member that shares with nobody and takes from nobody.</param>
[GenerateSerializer, Immutable, Alias("matching.what-if-question")]
public sealed record WhatIfQuestion(RejectionReasons? Rule = null, Guid? Agreement = null, string? Leaves = null);
