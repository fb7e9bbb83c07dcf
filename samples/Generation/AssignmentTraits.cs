using Matching.Samples.Generation.Drawing;

namespace Matching.Samples.Generation;

/// <summary>What is typical of the volunteers and needs of one assignment type. Estimates that make the data look alive, no statistics.</summary>
internal sealed record AssignmentTraits
{
    public required AssignmentType Type { get; init; }

    /// <summary>The placement is in the volunteer's own home.</summary>
    public bool Home { get; init; }

    /// <summary>Other types that its volunteers offer, in percent.</summary>
    public required (AssignmentType Type, int Percent)[] Also { get; init; }

    public required Weights<LifeStage> Stages { get; init; }

    public required int FemalePercent { get; init; }

    /// <summary>Places of one volunteer.</summary>
    public required Weights<int> Places { get; init; }

    /// <summary>Percent of the places in which somebody already is.</summary>
    public required int TakenPercent { get; init; }

    public required Weights<int> TravelKm { get; init; }

    /// <summary>Percent who agree to be shared with other municipalities.</summary>
    public int SharedPercent { get; init; } = 93;

    public (string Code, int Percent)[] Offers { get; init; } = [];

    public (string Code, int Percent)[] Asks { get; init; } = [];

    /// <summary>Conditions of home and everyday life asked for, in percent of the needs.</summary>
    public (Condition Condition, int Percent)[] Conditions { get; init; } = [];

    /// <summary>Percent of needs whose client is a child.</summary>
    public int ChildPercent { get; init; }

    public required string[] Likes { get; init; }

    /// <summary>The part of the week in which help is wanted.</summary>
    public required Weights<ulong> Times { get; init; }

    /// <summary>Percent of needs that want two volunteers or more.</summary>
    public int GroupPercent { get; init; }

    /// <summary>Days from today to the wished start.</summary>
    public (int Low, int High) StartDays { get; init; } = (7, 75);

    /// <summary>Arvode and omkostnad in hundreds of Swedish crowns a month, of the order that municipalities publish.</summary>
    public (int Low, int High) MonthlyHundreds { get; init; }
}
