using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Matching.Gateway.Http;

/// <summary>The <c>limit</c> and <c>cursor</c> of a list request, checked, and the link to its next page.</summary>
/// <param name="From">The position to start at, null for the first page.</param>
internal sealed record Paging(int Limit, string? From, string List)
{
    public static Paging Read(Faults faults, string list, int? limit, string? cursor, GatewayOptions options)
    {
        if (limit is < 1 or > Limits.PageSize)
            faults.Add("limit", "The number is out of range.", $"Give a whole number from 1 to {Limits.PageSize}.");
        string? from = null;
        if (cursor is not null && !Cursor.TryDecode(list, cursor, out from))
            faults.Add("cursor", "The cursor does not belong to this list.", "Use the link in next as it is, or start again without a cursor.");
        return new(limit ?? options.PageSize, from, list);
    }

    /// <summary>The position as an index, for lists whose order never changes.</summary>
    public int Index => int.TryParse(From, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0;

    /// <summary>The position as an id, for lists in the order of ids.</summary>
    public Guid? FromId => Guid.TryParse(From, out var id) ? id : null;

    /// <summary>The same, from the first id on where the page is the first.</summary>
    public Guid Id => FromId ?? Guid.Empty;

    /// <summary>A page of which one item more than the limit was read, and the position of the next.</summary>
    public (IReadOnlyList<T> Items, string? Next) Cut<T>(ImmutableArray<T> read, Func<T, Guid> id) =>
        read.Length > Limit ? ([.. read.Take(Limit)], id(read[Limit]).ToString("D")) : (read, null);

    /// <summary>A page of a list that is at hand, and the position of the next.</summary>
    public (IReadOnlyList<T> Items, string? Next) Slice<T>(IReadOnlyList<T> all)
    {
        var end = Math.Min(all.Count, Index + Limit);
        return ([.. all.Skip(Index).Take(Limit)], end < all.Count ? end.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>The address of the page that starts at <paramref name="position"/>; null at the end. Also sent as a Link header (RFC 8288).</summary>
    public string? Next(HttpContext context, string? position)
    {
        if (position is null) return null;
        var query = context.Request.Query.Where(q => q.Key is not ("cursor" or "limit")).ToDictionary(q => q.Key, q => (string?)q.Value);
        query["limit"] = Limit.ToString(CultureInfo.InvariantCulture);
        query["cursor"] = Cursor.Encode(List, position);
        var next = QueryHelpers.AddQueryString(context.Request.PathBase + context.Request.Path, query);
        context.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return next;
    }
}
