using Matching.Contracts.Needs;

namespace Matching.Gateway.Needs;

/// <summary>Several reasons in one value, one by one.</summary>
internal static class SingleReasons
{
    public static IEnumerable<RejectionReasons> Single(this RejectionReasons reasons) =>
        Enum.GetValues<RejectionReasons>().Where(r => r != RejectionReasons.None && reasons.HasFlag(r));

    public static string Names(this RejectionReasons reasons) => string.Join(", ", reasons.Single().Select(EnumNames<RejectionReasons>.Of));
}
