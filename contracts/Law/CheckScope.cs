namespace Matching.Contracts.Law;

/// <summary>Whose check the rule asks for.</summary>
[GenerateSerializer, Alias("matching.check-scope")]
public enum CheckScope
{
    Person = 0,

    /// <summary>The volunteer and every other adult in the household.</summary>
    Household = 1,
}
