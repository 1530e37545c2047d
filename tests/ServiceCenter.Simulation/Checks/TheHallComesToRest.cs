using System.Text.Json;
using ServiceCenter.Contracts;

namespace ServiceCenter.Simulation.Checks;

/// <summary>Once nothing breaks any more, every wall shows what the host says, and shows it as live.</summary>
internal sealed class WallsConverge(Action<string> wrong) : IWatcher
{
    private ReadOnlyMemory<byte>? _board;

    public void BoardTold(ReadOnlyMemory<byte> board) => _board = board;

    public void AtEnd(Ending ending)
    {
        if (_board is not { } told || JsonSerializer.Deserialize(told.Span, Wire.Default.BoardMessage) is not { } board)
        {
            wrong("the host never told of a board");
            return;
        }
        foreach (var (display, wall) in ending.Walls)
        {
            if (wall.LastKnown is { } known) wrong($"{display} says that it knows nothing since {known:HH:mm:ss}");
            if (wall.Trouble is { } trouble) wrong($"{display} has trouble: {trouble}");
            Compare(display, "current calls", board.Current.Select(Words), wall.Current.Select(c => $"{c.Seq} {c.Number} {c.CounterName} {c.State}"));
            Compare(display, "recent calls", board.Recent.Select(Words), wall.Recent.Select(c => $"{c.Seq} {c.Number} {c.CounterName} {c.State}"));
            Compare(display, "queues", board.Queues.Select(q => $"{q.Service} {q.Waiting}"), wall.Queues.Select(q => $"{q.Service} {q.Waiting}"));
        }
    }

    private static string Words(BoardCall call) => $"{call.Seq} {call.Number} {call.CounterName} {call.State}";

    private void Compare(string display, string what, IEnumerable<string> host, IEnumerable<string> wall)
    {
        var (said, shown) = (string.Join(", ", host), string.Join(", ", wall));
        if (said != shown) wrong($"{display} shows {what} [{shown}]; the host says [{said}]");
    }
}

/// <summary>Once nothing breaks any more, all is connected, and the host says so of every device.</summary>
internal sealed class DevicesAreSeen(Action<string> wrong) : IWatcher
{
    public void AtEnd(Ending ending)
    {
        foreach (var device in ending.OwedByKiosks.Keys.Concat(ending.Walls.Keys).Concat(ending.Boxes.Keys))
            if (ending.Devices.Known.GetValueOrDefault(device)?.Status?.Status is var said && said != StatusMessage.Online)
                wrong($"{device} is there, and the host believes it {said ?? "never heard of"}");
    }
}

/// <summary>Once nothing breaks any more, nothing waits for something that never comes.</summary>
/// <param name="recordWasLost">Then nobody remembers whom the backup has parked, or told to come back.</param>
internal sealed class NothingIsStuck(Ledger ledger, Action<string> wrong, bool recordWasLost) : IWatcher
{
    public void AtEnd(Ending ending)
    {
        foreach (var ticket in ledger.Tickets.Where(t => t.IsAlive || (t.Now.Standing == Standing.Unresolved && !recordWasLost)))
            wrong($"{ticket.Number} ended the day as {ticket.Now.Standing}");
        foreach (var (counter, desk) in ledger.Desks)
            if (desk.Agent is not null) wrong($"counter {counter} is still open");
        foreach (var (kiosk, owed) in ending.OwedByKiosks)
            if (owed > 0) wrong($"{kiosk} still holds {owed} entries in its outbox");
        foreach (var (box, left) in ending.Boxes)
            if (left.Owed > 0) wrong($"{box} still holds {left.Owed} steps in its outbox");
        foreach (var question in ending.OpenQuestions) wrong("nobody answered " + question);
        if (ending.Host.Day is not null) wrong("the day did not end by itself");
    }
}
