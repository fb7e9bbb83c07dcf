using System.Diagnostics;

namespace Matching.Silo.Demo;

/// <summary>Tells a person at the terminal what long work does. On standard error, so that standard output stays the result alone.</summary>
internal sealed class Progress(TextWriter output, bool isTerminal)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);
    private long last;

    public void Update(string what, double share)
    {
        if (!isTerminal || Stopwatch.GetElapsedTime(last) < Between)
            return;
        last = Stopwatch.GetTimestamp();
        output.Write($"\r  {what} {share,4:P0}\u001b[K");
    }

    public void Done(string what) => output.WriteLine(isTerminal ? $"\r  {what}\u001b[K" : $"  {what}");
}
