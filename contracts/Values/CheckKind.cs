namespace Matching.Contracts.Values;

/// <summary>The registers whose outcome is stored. The number is the pool's check column: append only, at most four.</summary>
[GenerateSerializer, Alias("matching.check-kind")]
public enum CheckKind
{
    /// <summary>sv belastningsregistret, no politiattest, da straffeattest.</summary>
    CriminalRecord = 0,

    /// <summary>sv misstankeregistret, no politiattest for children, da børneattest.</summary>
    ChildProtection = 1,

    /// <summary>sv Kronofogden.</summary>
    Enforcement = 2,

    /// <summary>sv socialregistret.</summary>
    SocialRegister = 3,
}
