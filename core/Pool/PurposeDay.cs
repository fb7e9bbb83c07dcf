namespace Matching.Core;

/// <summary>The day of a check as it counts for needs that accept some purposes alone, where that is another day than the row says.</summary>
/// <param name="Column">Kind of check: 0–3 the volunteer's own, 4–7 those of the other adults.</param>
/// <param name="Purposes">As <see cref="NeedRow.Purposes"/>.</param>
/// <param name="Day">0 = none; of the volunteer's own at most the row's.</param>
public readonly record struct PurposeDay(byte Column, byte Purposes, short Day);
