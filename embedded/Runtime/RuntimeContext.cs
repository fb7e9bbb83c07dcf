namespace Orleans.Runtime;

internal static class RuntimeContext
{
    internal static IGrainContext? Current => null;
}
