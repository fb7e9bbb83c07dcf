namespace Matching.Gateway.Problems;

/// <summary>One kind of refusal as the API knows it. The slug is the end of the problem's <c>type</c> URI and never changes.</summary>
/// <param name="Meaning">For the page behind the URI.</param>
/// <param name="Cure">What helps in general; a problem may carry a more exact one.</param>
internal sealed record ProblemKind(string Slug, int Status, string Title, string Meaning, string Cure)
{
    public string Type => $"/problems/{Slug}";
}
