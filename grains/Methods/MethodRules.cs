using Matching.Contracts.Methods;
using Matching.Grains.State;

namespace Matching.Grains.Methods;

/// <summary>Bounds of what members write for each other.</summary>
internal static class MethodRules
{
    private const string Reminder = "every member of the region reads it: no personal data";

    public static Problem? Check(MethodDraft draft) => draft switch
    {
        _ when !Codes.IsText(draft.Title) => Problem.Invalid("The title is missing or too long.", "title", $"Give 1 to {Limits.TextLength} characters."),
        _ when !IsText(draft.Text, MethodDraft.MaxTextLength) => Problem.Invalid("The text is missing or too long.", "text", $"Give 1 to {MethodDraft.MaxTextLength} characters; {Reminder}."),
        { Group: null } => null,
        { Group: var group } when !Codes.IsText(group.Name) => Problem.Invalid("The group's name is missing or too long.", "group.name", $"Give 1 to {Limits.TextLength} characters."),
        { Group: var group } when group.Size is < 2 or > WorkingGroup.MaxSize => Problem.Invalid("The group's size is out of range.", "group.size", $"Choose 2 to {WorkingGroup.MaxSize}."),
        { Group: var group } when group.Sectors.IsDefaultOrEmpty || group.Sectors.Length > WorkingGroup.MaxSectors || !group.Sectors.All(Codes.IsText) =>
            Problem.Invalid("The sectors are none, too many or too long.", "group.sectors", $"Name 1 to {WorkingGroup.MaxSectors} sectors, never people."),
        _ => null,
    };

    public static Problem? CheckResult(string text) => IsText(text, MethodResult.MaxTextLength)
        ? null
        : Problem.Invalid("The text is missing or too long.", "text", $"Give 1 to {MethodResult.MaxTextLength} characters; {Reminder}.");

    private static bool IsText(string? text, int length) => !string.IsNullOrWhiteSpace(text) && text.Length <= length;
}
