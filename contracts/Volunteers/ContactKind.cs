namespace Matching.Contracts.Volunteers;

/// <summary>How the municipality was in touch with a volunteer. Names are stored: append only.</summary>
[GenerateSerializer, Alias("matching.contact-kind")]
public enum ContactKind
{
    Call = 0,
    Letter = 1,
    Visit = 2,
    Thanks = 3,
}
