using Matching.Contracts.Audit;
using Matching.Contracts.Districts;
using Matching.Contracts.Notices;
using Matching.Grains.Audit;
using Matching.Grains.Ports;
using Matching.Grains.State;
using Microsoft.Extensions.Options;

namespace Matching.Grains.Notices;

/// <remarks>
/// A notice is sent between turns and marked afterwards: the process may die in between, and then it is sent again under the same id. A timer
/// sends; a reminder brings the timer back after a restart. What interleaves here never calls this grain: a grain that is about to end takes no
/// calls and waits for those under way.
/// </remarks>
[GrainType("notices")]
internal sealed partial class NoticesGrain(
    [PersistentState(StateNames.Notices, StateNames.Store)] IPersistentState<NoticesState> storage,
    INoticeSender sender,
    IOptions<NoticeOptions> options,
    TimeProvider time,
    ILogger<NoticesGrain> logger)
    : AuditedGrain<NoticesState>(storage, time, logger), INoticesGrain, IRemindable
{
    private const string Awake = "notices";

    /// <summary>Once a reminder exists it ticks so often; it goes when nothing waits.</summary>
    private static readonly TimeSpan AwakePeriod = TimeSpan.FromMinutes(5);

    /// <summary>Notices whose fate is stored in one write: a crash before it sends so many again at the most.</summary>
    private const int SentTogether = 32;

    private readonly TimeProvider time = time;
    private readonly ILogger<NoticesGrain> logger = logger;
    private readonly GroupedWrites<Notice, Outcome<int>> writes = new();
    private IGrainTimer? timer;
    private bool isAwake;

    protected override string Municipality => KeyOwner.Of(this.GetPrimaryKeyString());

    private static Authority Acting => CallAuthority.Current ?? Authority.SocialServices;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        timer = this.RegisterGrainTimer(static (self, stop) => self.SendDue(stop), this, new() { DueTime = UntilNext(), Period = Timeout.InfiniteTimeSpan, Interleave = true });
        return Task.CompletedTask;
    }

    public Task<Outcome<int>> Enqueue(ImmutableArray<Notice> notices) => writes.Add(notices, Store);

    private async Task<Outcome<int>> Store(List<Notice> notices)
    {
        var known = State.Notices.Select(n => n.Notice.Id).ToHashSet();
        var fresh = notices.Where(n => known.Add(n.Id)).Select(n => new NoticeView(n, NoticeStatus.Queued, 0, time.GetUtcNow(), time.GetUtcNow(), null)).ToList();
        if (State.Notices.Count(n => n.NextAttempt is not null) + fresh.Count > Limits.NoticesWaiting)
            return new Problem(ProblemCode.LimitExceeded, $"{Limits.NoticesWaiting} notices wait already.", null, "See why they are not sent: GET /v1/notices?status=failed.");
        if (fresh.Count == 0)
            return 0;
        await StayAwake();
        await base.Commit(State with { Notices = NoticeRules.Tidied(State.Notices.AddRange(fresh)) });
        Wake();
        return fresh.Count;
    }

    public Task<NoticePage> List(NoticeStatus? status, Guid? from, int limit)
    {
        var page = State.Notices.Where(n => CallAuthority.Sees(n.Notice.Type) && (status is null || n.Status == status))
            .OrderByDescending(n => n.Notice.Id)
            .Where(n => from is not { } first || n.Notice.Id.CompareTo(first) <= 0)
            .Take(limit + 1).ToList();
        return Task.FromResult(new NoticePage([.. page.Take(limit)], page.Count > limit ? page[limit].Notice.Id : null));
    }

    public Task<NoticeSettings> Settings() => Task.FromResult(State.SettingsOf(Acting));

    public Task<Outcome<NoticeSettings>> Configure(NoticeSettings settings) => writes.Run(() => Change(settings));

    private async Task<Outcome<NoticeSettings>> Change(NoticeSettings settings)
    {
        if (NoticeRules.Check(settings) is { } problem)
            return problem;
        if (settings == State.SettingsOf(Acting))
            return settings;
        await Commit(State.With(Acting, settings), new Deed(AuditAction.NoticeSettingsChanged) { Authority = Acting });
        await Pay();
        return settings;
    }

    public async Task<Outcome<NoticeSettings>> DistrictSettings(string district) =>
        await District(district) is { } missing ? missing : State.SettingsOf(Acting, district) ?? NoticeSettings.None;

    public Task<Outcome<NoticeSettings>> ConfigureDistrict(string district, NoticeSettings settings) => writes.Run(() => Change(district, settings));

    private async Task<Outcome<NoticeSettings>> Change(string district, NoticeSettings settings)
    {
        if (NoticeRules.Check(settings) is { } problem)
            return problem;
        if (await District(district) is { } missing)
            return missing;
        var next = State.With(new(Acting, district, settings), (await Districts.List()).Select(d => d.District.Code));
        if (settings != (State.SettingsOf(Acting, district) ?? NoticeSettings.None))
            await Commit(next, new Deed(AuditAction.NoticeSettingsChanged, $"district {district}") { Authority = Acting });
        await Pay();
        return settings;
    }

    private IDistrictsGrain Districts => GrainFactory.GetGrain<IDistrictsGrain>(GrainKeys.Municipality(Municipality));

    /// <summary>What is wrong where there is no such district.</summary>
    private async Task<Problem?> District(string code) => (await Districts.Get(code)).Problem;

    public override Task PayUp() => writes.Run(async () =>
    {
        await base.PayUp();
        return true;
    });

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        isAwake = true;
        if (State.Notices.Any(n => n.NextAttempt is not null))
        {
            Wake();
            return;
        }

        if (await this.GetReminder(Awake) is { } reminder)
            await this.UnregisterReminder(reminder);
        isAwake = false;
    }

    /// <summary>Sends what is due. Runs between turns, so that a slow receiver holds up nobody.</summary>
    private async Task SendDue(CancellationToken cancellationToken)
    {
        var results = new Dictionary<Guid, SendResult>();
        foreach (var due in State.Notices.Where(n => n.NextAttempt <= time.GetUtcNow()).Take(SentTogether).ToList())
        {
            var result = results[due.Notice.Id] = await Attempt(due.Notice, cancellationToken);
            if (result.Fault is { } fault)
                LogSendFailed(fault);
        }

        if (results.Count > 0)
            await writes.Run(() => Mark(results));
        Wake();
    }

    /// <summary>What became of an attempt.</summary>
    private async Task<bool> Mark(Dictionary<Guid, SendResult> results)
    {
        var now = time.GetUtcNow();
        var next = State.Notices.Select(known => known.NextAttempt is not null && results.TryGetValue(known.Notice.Id, out var result) ? NoticeRules.After(known, result, now, options.Value) : known);
        await base.Commit(State with { Notices = NoticeRules.Tidied([.. next]) });
        return true;
    }

    private async Task<SendResult> Attempt(Notice notice, CancellationToken cancellationToken)
    {
        if (await new NoticeAddresses(GrainFactory, Municipality).Of(notice, State) is not { } outgoing)
            return SendResult.Refused("no-address");
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            return await sender.Send(outgoing, limit.Token).WaitAsync(options.Value.AttemptTimeout, time, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return SendResult.Failed(fault.GetType().Name);
        }
    }

    private async Task StayAwake()
    {
        if (!isAwake)
            await this.RegisterOrUpdateReminder(Awake, AwakePeriod, AwakePeriod);
        isAwake = true;
    }

    private void Wake() => timer?.Change(UntilNext(), Timeout.InfiniteTimeSpan);

    private TimeSpan UntilNext()
    {
        var next = State.Notices.Min(n => n.NextAttempt);
        return next is not { } moment ? Timeout.InfiniteTimeSpan : moment <= time.GetUtcNow() ? TimeSpan.Zero : Min(moment - time.GetUtcNow(), options.Value.LongestRetry);
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
