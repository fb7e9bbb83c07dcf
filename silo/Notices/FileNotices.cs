using Matching.Grains.Ports;
using Matching.Silo.Hosting;
using Microsoft.Extensions.Options;

namespace Matching.Silo.Notices;

/// <summary>Writes each notice as a JSON line: for development, and to see what was sent. Addresses are not written.</summary>
internal sealed class FileNotices(IOptions<NoticeSenderOptions> options, IOptions<SiloOptions> silo) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    public bool IsConfigured => !string.IsNullOrEmpty(options.Value.File);

    public async Task<bool> Write(OutgoingNotice notice, CancellationToken cancellationToken)
    {
        var path = Path.Combine(silo.Value.DataPath, options.Value.File!);
        await turn.WaitAsync(cancellationToken);
        try
        {
            await File.AppendAllTextAsync(path, NoticeText.ToJson(notice.Notice) + "\n", cancellationToken);
            return true;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
