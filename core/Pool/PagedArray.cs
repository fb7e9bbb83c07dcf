namespace Matching.Core;

/// <summary>An immutable array in pages of 256: changing one entry copies one page and the list of pages.</summary>
internal sealed class PagedArray<T>
{
    private const int PageBits = 8;
    private const int PageSize = 1 << PageBits;

    private readonly T[][] _pages;

    private PagedArray(T[][] pages, int count)
    {
        _pages = pages;
        Count = count;
    }

    public int Count { get; }

    public T this[int index] => _pages[index >> PageBits][index & (PageSize - 1)];

    public static PagedArray<T> Create(ReadOnlySpan<T> items)
    {
        var pages = new T[(items.Length + PageSize - 1) >> PageBits][];
        for (var i = 0; i < pages.Length; i++)
        {
            var slice = items.Slice(i << PageBits, Math.Min(PageSize, items.Length - (i << PageBits)));
            pages[i] = new T[PageSize];
            slice.CopyTo(pages[i]);
        }

        return new(pages, items.Length);
    }

    public PagedArray<T> With(int index, T item)
    {
        T[][] pages = [.. _pages];
        pages[index >> PageBits] = [.. pages[index >> PageBits]];
        pages[index >> PageBits][index & (PageSize - 1)] = item;
        return new(pages, Count);
    }

    public PagedArray<T> Plus(T item)
    {
        if (Count >> PageBits < _pages.Length)
            return new(With(Count, item)._pages, Count + 1);
        T[][] pages = [.. _pages, new T[PageSize]];
        pages[^1][0] = item;
        return new(pages, Count + 1);
    }
}
