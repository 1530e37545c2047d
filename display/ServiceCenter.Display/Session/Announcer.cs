using ServiceCenter.Contracts;

namespace ServiceCenter.Display.Session;

/// <summary>
/// Which call is spoken next. Each is spoken once, in the order of the calls, one at a time; one that was taken back before its turn is
/// not. A voice that fails is tried again, and given up for that call only: it must not fall silent for good.
/// </summary>
internal sealed class Announcer
{
    private const int MostTries = 3;
    private const int MostWaiting = 100, MostRemembered = 1_000;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly LinkedList<BoardCall> _waiting = [];
    private readonly Queue<CallId> _rememberedInOrder = [];
    private readonly HashSet<CallId> _remembered = [];
    /// <summary>The newest call of each that this display itself has called out.</summary>
    private readonly Dictionary<(string Number, string Counter), long> _heard = [];
    private long? _lastBoard;
    private BoardCall? _turn;
    private bool _isSpeaking;
    private int _tries;

    /// <summary>When the call whose turn it is may be tried again.</summary>
    public TimeSpan? NextDue { get; private set; }

    /// <summary>Why the last call that was tried was not heard; null: it was.</summary>
    public string? Trouble { get; private set; }

    public void BoardCame(BoardMessage board)
    {
        foreach (var call in board.Current)
        {
            if (!Remember(call) || IsOldNews(call, board.Seq)) continue;
            _waiting.AddLast(call);
            if (_waiting.Count > MostWaiting) _waiting.RemoveFirst();
        }
        _lastBoard = board.Seq;
        ForgetTakenBack(board);
    }

    /// <summary>The call to speak now; null: none, or one is being spoken.</summary>
    public BoardCall? Next(TimeSpan now, bool maySpeak)
    {
        if (now >= NextDue) NextDue = null;
        if (_isSpeaking || !maySpeak || NextDue is not null) return null;
        if (_turn is null)
        {
            if (_waiting.First is not { } first) return null;
            _waiting.RemoveFirst();
            (_turn, _tries) = (first.Value, 0);
        }
        _isSpeaking = true;
        return _turn;
    }

    /// <returns>The call that was heard to its end; null: no such call was being spoken.</returns>
    public BoardCall? Spoken(long seq)
    {
        if (!_isSpeaking || _turn is not { } call || call.Seq != seq) return null;
        (_turn, _isSpeaking, Trouble) = (null, false, null);
        _heard[(call.Number, call.Counter)] = call.Seq;
        ForgetOlderOf(call);
        return call;
    }

    public void Failed(long seq, string why, TimeSpan now)
    {
        if (!_isSpeaking || _turn?.Seq != seq) return;
        (_isSpeaking, Trouble) = (false, why);
        if (++_tries < MostTries) NextDue = now + BetweenTries;
        else _turn = null;
    }

    /// <summary>What an undone recall brought back while the recall was being spoken: its customer has just been called out.</summary>
    private void ForgetOlderOf(BoardCall heard)
    {
        for (var node = _waiting.First; node is not null;)
        {
            var next = node.Next;
            if (node.Value.Number == heard.Number && node.Value.Counter == heard.Counter && node.Value.Seq < heard.Seq) _waiting.Remove(node);
            node = next;
        }
    }

    private void ForgetTakenBack(BoardMessage board)
    {
        if (_waiting.Count == 0 && _turn is null) return;
        var standing = board.Current.Concat(board.Recent).Select(CallId.Of).ToHashSet();
        for (var node = _waiting.First; node is not null;)
        {
            var next = node.Next;
            if (!standing.Contains(CallId.Of(node.Value))) _waiting.Remove(node);
            node = next;
        }
        if (!_isSpeaking && _turn is { } turn && !standing.Contains(CallId.Of(turn))) (_turn, NextDue) = (null, null);
    }

    /// <summary>
    /// What another life of this display has spoken is not called out again: at its start it finds calls of before, and an undone
    /// recall brings back a call older than the last board. Nor is that one where this life called the customer since, by the recall; nor
    /// one whose customer has long come, which a host restored from a backup shows again.
    /// (A board older than the last is of such a host too, one that was not told of the restoring: its calls are new.)
    /// </summary>
    private bool IsOldNews(BoardCall call, long board) => _lastBoard switch
    {
        null => call.Spoken == true || call.State != "calling",
        { } last => board >= last && call.Seq <= last && (call.State != "calling" || call.Spoken == true || _heard.GetValueOrDefault((call.Number, call.Counter)) > call.Seq),
    };

    /// <returns>False: it was known.</returns>
    private bool Remember(BoardCall call)
    {
        var id = CallId.Of(call);
        if (!_remembered.Add(id)) return false;
        _rememberedInOrder.Enqueue(id);
        if (_rememberedInOrder.Count > MostRemembered) Forget(_rememberedInOrder.Dequeue());
        return true;
    }

    private void Forget(CallId call)
    {
        _remembered.Remove(call);
        if (_heard.GetValueOrDefault((call.Number, call.Counter)) == call.Seq) _heard.Remove((call.Number, call.Counter));
    }

    /// <summary>A host restored from a backup may give the same <c>seq</c> to another call.</summary>
    private readonly record struct CallId(long Seq, string Number, string Counter)
    {
        public static CallId Of(BoardCall call) => new(call.Seq, call.Number, call.Counter);
    }
}
