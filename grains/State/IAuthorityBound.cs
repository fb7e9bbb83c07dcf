namespace Matching.Grains.State;

/// <summary>A grain whose object belongs to one authority of its municipality. <see cref="AuthorityFilter"/> keeps the others out.</summary>
internal interface IAuthorityBound
{
    /// <summary>Null while there is no object.</summary>
    Authority? Owner { get; }

    /// <summary>Whether a method makes the object where there is none.</summary>
    bool IsMadeBy(string method);

    /// <summary>What a caller hears where there is no object, or none for them.</summary>
    Problem Unknown { get; }
}
