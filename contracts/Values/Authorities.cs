namespace Matching.Contracts.Values;

public static class Authorities
{
    /// <summary>The authority follows from the type: a guardian belongs to överförmyndaren, all others to social services.</summary>
    public static Authority Of(AssignmentType type) => type == AssignmentType.Guardian ? Authority.Guardianship : Authority.SocialServices;
}
