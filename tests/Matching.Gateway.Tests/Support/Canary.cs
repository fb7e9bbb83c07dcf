namespace Matching.Gateway.Tests.Support;

/// <summary>Marks every text that one municipality writes about people, so that it is known wherever it comes up.</summary>
internal sealed record Canary(string Bird, string Digits, char KinDigit)
{
    public static Canary Own { get; } = new("kanariefink", "424242", 'c');

    public static Canary Neighbour { get; } = new("bofink", "434343", 'e');

    /// <summary>What somebody writes in a field where it does not belong.</summary>
    public static Canary Misplaced { get; } = new("vilsefink", "444444", 'f');

    /// <summary>What gives it away.</summary>
    public string[] Marks => [Bird, Digits, Kin];

    public string Secret => $"{Bird}-secret-0123456789-abcdefghij";

    public string Mail(string whose) => $"{whose}-{Bird}@example.org";

    public string Phone => $"0999-{Digits}";

    public string Kin => new(KinDigit, 64);

    public string Text(string what) => $"{what} {Bird}";
}
