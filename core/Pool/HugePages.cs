using System.Runtime.InteropServices;

namespace Matching.Core;

/// <summary>
/// Asks the operating system for pages of 2 MiB where much memory is read here and there: one need reads some hundred places of a large pool, and with pages of
/// 4 KiB the processor looks up most of them anew. A wish, never a need: where the system knows no such pages or is told not to give them, nothing changes.
/// </summary>
internal static unsafe partial class HugePages
{
    private const nuint Size = 2 << 20;

    // MADV_HUGEPAGE of Linux, madvise(2).
    private const int HugePage = 14;

    /// <summary>To be called before the memory is written for the first time: a page is made huge when it is first touched.</summary>
    public static void Ask(byte* start, int bytes)
    {
        var first = ((nuint)start + Size - 1) & ~(Size - 1);
        var end = ((nuint)start + (nuint)bytes) & ~(Size - 1);
        if (OperatingSystem.IsLinux() && end > first)
            _ = Advise((void*)first, end - first, HugePage);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);
}
