namespace Matching.Core;

/// <summary>What a scan writes on its way, one for each thread: too much for the stack, where every page of it would be touched for every need.</summary>
internal sealed unsafe class ScanMemory
{
    /// <summary>Groups on their way; a power of two.</summary>
    public const int Ring = 8;

    [ThreadStatic]
    private static ScanMemory? s_ofThread;

    private readonly PinnedMemory _memory = new(Ring * sizeof(NearGroup) + sizeof(BlockBatch.Scratch) + sizeof(NeedPlan));

    private ScanMemory()
    {
        Groups = (NearGroup*)_memory.Address;
        Batch = (BlockBatch.Scratch*)(Groups + Ring);
        Plan = (NeedPlan*)(Batch + 1);
    }

    public static ScanMemory OfThread => s_ofThread ??= new();

    public NearSegments Segments { get; } = new();

    public NeedPlan* Plan { get; }

    public NearGroup* Groups { get; }

    public BlockBatch.Scratch* Batch { get; }
}
