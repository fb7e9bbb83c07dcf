using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Volunteers;

namespace Matching.Gateway.Volunteers;

/// <summary>A member of an association or community. Stays with the home municipality.</summary>
internal sealed record MemberDto : PersonDto
{
    /// <summary>The number that checks refer to. Members with one take part where the law asks for checks, and each must have them; where none has one, the organisation's own checks count.</summary>
    [Range(1, Limits.CollectiveMembers)]
    public int? Number { get; init; }

    public static new MemberDto From(PersonDetails member) => new() { Name = member.Name, Email = member.Email, Phone = member.Phone, Number = member.Number };

    public static PersonDetails ToMember(MemberDto? member, Faults faults, string field)
    {
        if (member?.Number is { } number)
            faults.Number($"{field}.number", number, 1, Limits.CollectiveMembers);
        return ToPerson(member, faults, field) with { Number = member?.Number };
    }

    /// <summary>Keeps names out of logs and exception texts that print whole records.</summary>
    public override string ToString() => "(member)";
}
