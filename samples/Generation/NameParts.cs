namespace Matching.Samples.Generation;

/// <summary>Parts of which invented names are made; the last four come before the surname of a home or an organisation.</summary>
internal sealed record NameParts(
    string[] Women,
    string[] Men,
    string[] SurnameStarts,
    string[] SurnameEnds,
    string Family,
    string Association,
    string Humanitarian,
    string Community);
