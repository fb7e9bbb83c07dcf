using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Volunteers;

namespace Matching.Gateway.Volunteers;

/// <summary>Who the volunteer is. Stays with the home municipality.</summary>
internal record PersonDto
{
    [Required, MaxLength(Limits.TextLength)]
    public string? Name { get; init; }

    [MaxLength(Limits.TextLength)]
    public string? Email { get; init; }

    [MaxLength(Limits.TextLength)]
    public string? Phone { get; init; }

    public static PersonDto From(PersonDetails person) => new() { Name = person.Name, Email = person.Email, Phone = person.Phone };

    public static PersonDetails ToPerson(PersonDto? person, Faults faults, string field = "person")
    {
        if (person is null)
        {
            faults.Add(field, "The field is missing.", "Give an object with name, and email or phone where they are known.");
            return new("", null, null);
        }
        var email = faults.OptionalText($"{field}.email", person.Email);
        if (email is not null && (email.IndexOf('@') is var at && (at < 1 || at == email.Length - 1) || email.Contains(' ')))
            faults.Add($"{field}.email", "This is no e-mail address.", "Give one address like name@example.org, or leave it out.");
        var phone = faults.OptionalText($"{field}.phone", person.Phone);
        if (phone is not null && !phone.All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '-' or '(' or ')' or '/'))
            faults.Add($"{field}.phone", "This is no telephone number.", "Use digits, spaces, +, -, / and parentheses, or leave it out.");
        return new(faults.Text($"{field}.name", person.Name), email, phone);
    }

    /// <summary>Keeps names out of logs and exception texts that print whole records.</summary>
    public override string ToString() => "(person)";
}
