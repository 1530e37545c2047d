using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using ServiceCenter.Contracts;
using ServiceCenter.Journal;
using ServiceCenter.Storage;
using ServiceCenter.Systemd;
using ServiceCenter.WebConsole;
using ServiceCenter.WebConsole.Quiet;

namespace ServiceCenter.CentralHost.Standby;

/// <summary>A life in which this program serves nobody, but for a page that says so. It ends when the program is told to stop, or when it <see cref="Passes"/>.</summary>
internal abstract class QuietHost(string folder, TimeProvider time) : IQuietHost
{
    private readonly TaskCompletionSource _passed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected string Folder => folder;
    protected TimeProvider Time => time;
    public abstract QuietWord Word { get; }

    public virtual void StandbyAsked()
    {
    }

    public virtual Problem? Hear(TookOver word) => new("not-in-charge", "This host serves nobody", "It has nothing to stop.");

    public virtual Problem? TakeOver()
    {
        Notes.TakeOver.Write(folder, new Wish(time.GetUtcNow()));
        return null;
    }

    /// <summary>Works until it is over by itself, or <paramref name="stop"/>.</summary>
    protected abstract Task LiveAsync(CancellationToken stop);

    /// <returns>Whether another life begins; else the program was told to stop.</returns>
    public async Task<bool> RunAsync(WebApplicationBuilder builder)
    {
        builder.Services.AddQuietHost(new WebConsoleOptions { DataFolder = folder }, this);
        builder.Services.AddSystemd();
        var app = builder.Build();
        await using (app.ConfigureAwait(false))
        {
            app.MapQuietHost();
            var life = Task.CompletedTask;
            app.Lifetime.ApplicationStarted.Register(() => life = LiveUntilItPassesAsync(app));
            await app.RunAsync().ConfigureAwait(false);
            await life.ConfigureAwait(false);
            return _passed.Task.IsCompleted;
        }
    }

    private async Task LiveUntilItPassesAsync(WebApplication app)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(app.Lifetime.ApplicationStopping);
        var life = LiveAsync(stop.Token);
        await Task.WhenAny(life, _passed.Task).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        try
        {
            await life.ConfigureAwait(false);
        }
        finally
        {
            app.Lifetime.StopApplication();
        }
    }

    /// <summary>What comes next, the data says.</summary>
    protected void Passes() => _passed.TrySetResult();

    /// <summary>Comes back when somebody wants this data to be in charge, and then it is.</summary>
    protected async Task WaitForTheHandAsync(Func<Task> letGo, ILogger log, CancellationToken stop)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(250), time);
        while (Notes.TakeOver.Read(folder) is null)
        {
            try
            {
                await look.WaitForNextTickAsync(stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
        await letGo().ConfigureAwait(false);
        foreach (var line in TakingOver.Do(folder, Whole(time.GetUtcNow()))) StandbyLog.TookOver(log, line);
        Passes();
    }

    private static DateTimeOffset Whole(DateTimeOffset now) => now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));

    protected long LastSeq() => File.Exists(StoreFiles.Journal(folder)) ? JournalReader.FindUpTo(StoreFiles.Journal(folder), long.MaxValue)?.Seq ?? 0 : 0;
}

/// <summary>Follows another host until somebody takes over by hand.</summary>
internal sealed class StandbyHost(string folder, FollowSettings settings, TimeProvider time, ILogger log) : QuietHost(folder, time)
{
    private readonly Following _following = new(folder, settings, time, log);
    private volatile bool _takesOver;

    public override QuietWord Word
    {
        get
        {
            var now = _following.Now;
            var state = _takesOver ? "taking-over" : now.IsRefused ? "refused" : now.IsLost || now.HeardAt is null ? "lost" : now.Behind > 0 ? "behind" : "follows";
            return new QuietWord(state, Environment.MachineName, Time.GetUtcNow(), now.Seq, settings.Of.ToString(), now.Machine,
                now.HeardAt is null ? null : now.Behind, now.BehindFor?.TotalSeconds, now.HeardAt, now.Sync, now.Trouble);
        }
    }

    public override Problem? TakeOver() => Notes.Follows.Read(Folder) is null
        ? new Problem("not-ready", "Nothing to take over", "This standby has never heard its host: there is nothing here to serve.")
        : base.TakeOver();

    protected override async Task LiveAsync(CancellationToken stop)
    {
        using var letGo = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var following = _following.RunAsync(letGo.Token);
        var hand = WaitForTheHandAsync(LetGoAsync, log, stop);
        // By itself it ends only where it has met a defect, which is not to be waited out.
        if (await Task.WhenAny(hand, following).ConfigureAwait(false) == following) await following.ConfigureAwait(false);
        await hand.ConfigureAwait(false);
        await LetGoAsync().ConfigureAwait(false);

        async Task LetGoAsync()
        {
            _takesOver = !stop.IsCancellationRequested;
            await letGo.CancelAsync().ConfigureAwait(false);
            await following.ConfigureAwait(false);
        }
    }
}

/// <summary>Has been succeeded, and stays so until somebody says otherwise by hand.</summary>
internal sealed class StoppedHost(string folder, TimeProvider time, ILogger log) : QuietHost(folder, time)
{
    private readonly Succeeded _note = Notes.Succeeded.Read(folder)!;

    public override QuietWord Word => new("stopped", Environment.MachineName, Time.GetUtcNow(), LastSeq(), Machine: _note.By, HeardAt: _note.At);

    public override Problem? Hear(TookOver word) => null;

    protected override Task LiveAsync(CancellationToken stop)
    {
        StandbyLog.IsStopped(log, _note.By, _note.Incarnation);
        return WaitForTheHandAsync(() => Task.CompletedTask, log, stop);
    }
}

/// <summary>
/// A host that has a standby begins by listening whether that one took over meanwhile: it would hear so within a second of serving, and
/// in that second two hosts would give numbers.
/// </summary>
internal sealed class ListeningHost(string folder, TimeProvider time, ILogger log) : QuietHost(folder, time)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static bool HasToListen(string folder, TimeProvider time) => QuietDoor.ExpectsStandby(folder, time);

    public override QuietWord Word => new("starting", Environment.MachineName, Time.GetUtcNow(), LastSeq());

    public override void StandbyAsked() => Passes();

    public override Problem? Hear(TookOver word)
    {
        if (!Incarnation.IsSuccessor(word.Incarnation, Incarnation.Last(Folder)))
            return new Problem("not-succeeded", "It has not taken over", $"This host was last incarnation {Incarnation.Last(Folder)}: {word.Incarnation} is none that comes after it.");
        Notes.Succeeded.Write(Folder, new Succeeded(word.Incarnation, word.Machine, Time.GetUtcNow()));
        StandbyLog.Succeeded(log, word.Machine, word.Incarnation);
        Passes();
        return null;
    }

    public override Problem? TakeOver() => new("not-ready", "It is starting", "This host is in charge of its data.");

    protected override async Task LiveAsync(CancellationToken stop)
    {
        try
        {
            await Task.Delay(Patience, Time, stop).ConfigureAwait(false);
            StandbyLog.Unheard(log, Patience.TotalSeconds);
            Passes();
        }
        catch (OperationCanceledException)
        {
            // Heard, or told to stop.
        }
    }
}
