using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Methods;

namespace Matching.Gateway.Methods;

/// <summary>A method that the caller's municipality shares. No personal data: every member of the region reads it.</summary>
internal sealed record MethodRequest
{
    [Required, MaxLength(Limits.TextLength)]
    public string? Title { get; init; }

    /// <summary>Plain text of several lines.</summary>
    [Required, MaxLength(MethodDraft.MaxTextLength)]
    public string? Text { get; init; }

    /// <summary>Who worked it out, where it was a group.</summary>
    public WorkingGroupDto? Group { get; init; }

    public MethodDraft ToDraft(Faults faults) => new(
        faults.Text("title", Title),
        faults.LongText("text", Text, MethodDraft.MaxTextLength),
        Group is null
            ? null
            : new(faults.Text("group.name", Group.Name), faults.Number("group.size", Group.Size, 2, WorkingGroup.MaxSize), faults.Texts("group.sectors", Group.Sectors)));
}

/// <summary>Relatives, organisations and municipality who act together; sectors, never people.</summary>
internal sealed record WorkingGroupDto
{
    [Required, MaxLength(Limits.TextLength)]
    public string? Name { get; init; }

    /// <summary>How many people are in it.</summary>
    [Required, Range(2, WorkingGroup.MaxSize)]
    public int? Size { get; init; }

    /// <summary>Where they come from, such as relatives, care, schools.</summary>
    [Required, MaxLength(WorkingGroup.MaxSectors)]
    public IReadOnlyList<string?>? Sectors { get; init; }
}

/// <summary>What the caller's municipality saw when it used the method. No personal data.</summary>
internal sealed record MethodResultRequest
{
    /// <summary>The version that was used.</summary>
    [Required, Range(1, MethodView.MaxVersions)]
    public int? Version { get; init; }

    [Required, MaxLength(MethodResult.MaxTextLength)]
    public string? Text { get; init; }
}
