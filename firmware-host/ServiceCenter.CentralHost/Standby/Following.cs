using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Journal;
using ServiceCenter.Storage;
using ServiceCenter.Storage.Events;

namespace ServiceCenter.CentralHost.Standby;

/// <summary>
/// A standby's whole work: asks the host for what stands behind its own last record, checks that it fits, puts it on disk, and asks on, which
/// acknowledges it. Owns the journal while it runs.
/// </summary>
internal sealed class Following(string folder, FollowSettings settings, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private const int ErasedAtOnce = 1_000;

    private readonly string _path = StoreFiles.Journal(folder);
    private readonly HostFiles _files = new(folder);
    private long _asidesFrom;
    private bool _hasToCut;
    private volatile Followed _now = new(0, null, null, 0, null, null, false, null);
    private bool _isFollowing;

    public Followed Now => _now;

    /// <summary>Until it is told to stop. Nothing of it is under way any more when this returns.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        StandbyLog.Follows(log, settings.Of);
        using var http = settings.Client();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var journal = JournalFile.Open(_path);
                using var shortcut = new Shortcut(journal, log);
                _now = _now with { Seq = journal.LastSeq };
                while (true)
                {
                    await AskAsync(http, journal, shortcut, stop).ConfigureAwait(false);
                    shortcut.MakeWhenDue();
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is DoesNotFitException or HttpRequestException or OperationCanceledException or IOException or JsonException
                or JournalException or InvalidDataException or UnauthorizedAccessException)
            {
                Lose(e);
            }
            await Task.Delay(BetweenTries, time, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        }
    }

    private async Task AskAsync(HttpClient http, JournalFile journal, Shortcut shortcut, CancellationToken stop)
    {
        var ask = new StandbyAsk(journal.LastSeq, journal.LastHash.ToArray(), Environment.MachineName, _files.Digests());
        using var answer = await http.PostAsJsonAsync("api/standby", ask, Wire.Default.StandbyAsk, stop).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode) throw await RefusalAsync(answer, stop).ConfigureAwait(false);
        var reply = await answer.Content.ReadFromJsonAsync(Wire.Default.StandbyReply, stop).ConfigureAwait(false) ?? throw new InvalidDataException("The host answered nothing.");
        RefuseAnother(reply);
        foreach (var file in reply.Files) _files.Keep(file);
        var came = Append(journal, reply.Rows);
        EraseAsides(journal, shortcut, reply.AsidesFrom);
        var behind = reply.Behind - reply.Rows.Count;
        var oldest = reply.Rows.Count > 0 ? came.OldestAt : null;
        _now = new Followed(journal.LastSeq, reply.Machine, time.GetUtcNow(), behind, behind > 0 && oldest is { } at ? reply.Now - at : TimeSpan.Zero, reply.Sync, false, came.Trouble);
        if (!_isFollowing) StandbyLog.Followed(log, settings.Of, journal.LastSeq, behind);
        _isFollowing = true;
    }

    /// <summary>A host of another site, or one that has been succeeded: its record is not the one this disk is to hold.</summary>
    private void RefuseAnother(StandbyReply reply)
    {
        var known = Notes.Follows.Read(folder);
        if (known is not null && known.Site != reply.Site)
            throw new DoesNotFitException($"The host at {settings.Of} serves '{reply.Site}', and what is here is of '{known.Site}'.");
        if (known is not null && Incarnation.IsSuccessor(known.Incarnation, reply.Incarnation))
            throw new DoesNotFitException($"The host at {settings.Of} is incarnation {reply.Incarnation}, and {known.Incarnation} was followed before: another host has taken over from it.");
        if (known != new Follows(settings.Of, reply.Site, reply.Incarnation)) Notes.Follows.Write(folder, new Follows(settings.Of, reply.Site, reply.Incarnation));
    }

    private (DateTimeOffset? OldestAt, string? Trouble) Append(JournalFile journal, IReadOnlyList<StandbyRow> rows)
    {
        DateTimeOffset? oldest = null;
        string? trouble = null;
        PlanText? centre = null;
        var records = new List<ChainedRecord>(rows.Count);
        foreach (var row in rows)
        {
            var record = new JournalRecord(row.Seq, row.Payload, row is { Tag: { } tag, Aside: { } bytes } ? new Aside(tag, bytes) : null, row.Hash);
            records.Add(new ChainedRecord(record, row.AsideHash, row.Salt));
            try
            {
                var recorded = EventCodec.Decode(record);
                oldest ??= recorded.At;
                if (recorded.Event is Event.CentreConfigured { From: { } text }) centre = text;
            }
            catch (StorageException e)
            {
                // It is kept all the same: what counts is that it is not lost.
                trouble = $"The host is newer than this program, which could not take over from it: bring it up to date. ({e.Message})";
            }
        }
        // Before the record: should the power fail in between, it comes again with it.
        if (centre is not null) File.WriteAllText(HostRoles.CentreFileIn(folder), centre.Text);
        try
        {
            journal.AppendChained(records);
        }
        catch (JournalException e) when (e.Problem == JournalProblem.Foreign)
        {
            throw new DoesNotFitException(e.Message, e);
        }
        return (oldest, trouble);
    }

    /// <summary>Names, needs and notes that the host has erased are erased here too.</summary>
    private void EraseAsides(JournalFile journal, Shortcut shortcut, long before)
    {
        if (before != _asidesFrom && journal.HasAsides(before - 1))
        {
            shortcut.Forget(before);
            while (journal.EraseAsides(before - 1, ErasedAtOnce) == ErasedAtOnce)
            {
            }
            _hasToCut = true;
        }
        _asidesFrom = before;
        // Somebody who reads at the moment keeps the old pages in the log: then the next round cuts it.
        if (_hasToCut) _hasToCut = !journal.CutLog();
    }

    private void Lose(Exception e)
    {
        var why = e is OperationCanceledException ? "it did not answer in time" : e.Message;
        if (_isFollowing || _now.Trouble != why) StandbyLog.Lost(log, settings.Of, why);
        _isFollowing = false;
        _now = _now with { Trouble = why, IsRefused = e is DoesNotFitException, IsLost = true };
    }

    private static async Task<Exception> RefusalAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        try
        {
            if (await answer.Content.ReadFromJsonAsync(Wire.Default.Problem, stop).ConfigureAwait(false) is { } problem)
                return problem.Code is "foreign-journal" ? new DoesNotFitException(problem.Detail ?? problem.Title) : new HttpRequestException($"It says: {problem.Detail}");
        }
        catch (JsonException)
        {
            // No host of ours: the status has to do.
        }
        return new HttpRequestException($"It answers {(int)answer.StatusCode} {answer.ReasonPhrase}: is it a host of this version, and is the address right?");
    }

    private sealed class DoesNotFitException(string message, Exception? cause = null) : Exception(message, cause);
}

/// <summary>How far a standby is.</summary>
/// <param name="Machine">Name of the host; null: it has not answered yet.</param>
/// <param name="BehindFor">How old the first record is that is not here; null: not known.</param>
/// <param name="IsRefused">What the host has does not fit.</param>
internal sealed record Followed(
    long Seq, string? Machine, DateTimeOffset? HeardAt, long Behind, TimeSpan? BehindFor, bool? Sync, bool IsRefused, string? Trouble)
{
    /// <summary>The last try failed.</summary>
    public bool IsLost { get; init; }
}
