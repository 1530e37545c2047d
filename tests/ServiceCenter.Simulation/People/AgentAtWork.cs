using System.Globalization;
using ServiceCenter.Contracts;
using ServiceCenter.Foresight.World;
using ServiceCenter.Simulation.Nodes;

namespace ServiceCenter.Simulation.People;

/// <summary>
/// An agent at a counter page: opens, calls, waits for the customer, calls again, starts, serves, finishes, parks or sends on; has
/// one break; takes a step back now and then; closes when the shift is over and nobody waits. Believes what the page was told, so a refusal that the page could not expect is a defect.
/// </summary>
internal sealed class AgentAtWork
{
    private enum Doing { Away, Idle, Waiting, Serving, Busy }

    private static readonly string[] Places = ["last", "first", "arrival"];
    private static readonly TimeSpan DoubleClick = TimeSpan.FromMilliseconds(180);

    private readonly Place _place;
    private readonly Dice _dice;
    private readonly Hall _hall;
    private readonly HttpDoor _door;
    private readonly Shift _shift;
    private readonly Caller _caller;
    private readonly Action<string> _surprise;

    /// <summary>Tickets parked here and not called again so far.</summary>
    private readonly List<string> _aside = [];
    private bool _wantsBreak;
    private Doing _doing = Doing.Away;
    private string? _ticket;
    private string? _number;
    private long _asks;
    private long _turn;

    public AgentAtWork(Place place, Dice dice, Hall hall, HttpDoor door, Shift shift, Action<string> surprise)
    {
        (_place, _dice, _hall, _door, _shift, _surprise) = (place, dice, hall, door, shift, surprise);
        _caller = new Caller("page-" + shift.Agent, Roles.Agent, shift.Agent);
        _hall.Arrived += CustomerCame;
        _place.Agenda.At(shift.From - Script.Begins, Open);
        _place.Agenda.At(shift.From - Script.Begins + _dice.Between(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(180)), () => _wantsBreak = true);
    }

    private string Counter => _shift.Counter;
    private bool ShiftIsOver => _place.Agenda.Now >= _shift.To - Script.Begins;
    /// <summary>Later on, whoever should take over may have gone home.</summary>
    private bool OthersStay => _place.Agenda.Now < _shift.To - Script.Begins - TimeSpan.FromMinutes(20);
    private bool MayGoHome => ShiftIsOver && _aside.Count == 0 && !_hall.SomebodyComesBack;

    private void Open() => Ask(id => new OpenRequest(id, Counter, _shift.Agent), reply =>
    {
        if (reply.Ok) BecomeIdle(_dice.Between(TimeSpan.Zero, TimeSpan.FromSeconds(5)));
        // The day is not open yet, because the host is down: later.
        else _place.Agenda.After(TimeSpan.FromSeconds(30), Open);
    });

    private void BecomeIdle(TimeSpan lookAfter)
    {
        _doing = Doing.Idle;
        (_ticket, _number) = (null, null);
        Later(lookAfter, CallNext);
    }

    /// <summary>Some click twice. The page goes on when both are answered.</summary>
    private void CallNext()
    {
        if (_doing != Doing.Idle) return;
        if (_wantsBreak) TakeBreak();
        else if (_aside is [var parked, ..] && _dice.Chance(3_000))
        {
            // Refused, it waits already, and comes with the next calls.
            Choose(id => new UnparkRequest(id, Counter, parked), ["not-parked"], () => _aside.Remove(parked));
        }
        else if (_dice.Chance(Script.Habits.Chooses) && _hall.AnyTicket(_dice) is { } ticket)
        {
            // One that a kiosk issued by itself is on paper before the host knows it.
            Choose(id => new CallRequest(id, Counter, ticket), ["ticket-not-waiting", "unknown-ticket"], static () => { });
        }
        else CallWhoeverIsNext();
    }

    /// <summary>What the page showed may be a moment old: then the next in line is called.</summary>
    private void Choose(Func<string, Request> make, IReadOnlyList<string> tooLate, Action isTooLate)
    {
        _doing = Doing.Busy;
        Ask(make, reply =>
        {
            _doing = Doing.Idle;
            if (reply.Ok) Called(reply);
            else if (tooLate.Contains(reply.Problem!.Code))
            {
                isTooLate();
                CallWhoeverIsNext();
            }
            else Surprised("a chosen call", reply);
        });
    }

    private void TakeBreak()
    {
        (_wantsBreak, _doing) = (false, Doing.Busy);
        Step("break", id => new BreakRequest(id, Counter, "coffee"), () => Later(
            _dice.Between(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(12)),
            () => Step("ready", id => new ReadyRequest(id, Counter), () => BecomeIdle(Script.Agents.React(_dice)))));
    }

    private void CallWhoeverIsNext()
    {
        var clicks = _place.Weather.Strikes(_dice, "mash", _place.Weather.Faults.Mash) ? 2 : 1;
        var replies = new List<ReplyMessage>();
        for (var i = 0; i < clicks; i++)
        {
            _place.Agenda.After(i * DoubleClick, () => Ask(id => new CallNextRequest(id, Counter), reply =>
            {
                replies.Add(reply);
                if (replies.Count == clicks) CallAnswered(replies);
            }));
        }
    }

    private void CallAnswered(List<ReplyMessage> replies)
    {
        if (replies.Count(r => r.Ok) > 1) _surprise($"counter {Counter} called two tickets at once");
        if (replies.Find(r => r.Ok) is { } called) Called(called);
        else if (replies.Find(r => r.Problem!.Code != "nothing-waiting") is { } refused) Surprised("call-next", refused);
        else if (MayGoHome) Close();
        else Later(Script.Agents.LookAgain(_dice), CallNext);
    }

    private void Called(ReplyMessage reply)
    {
        (_ticket, _number) = (reply.Ticket, reply.Number);
        var (ticket, wasAside) = (_ticket!, _aside.Remove(_ticket!));
        _doing = Doing.Waiting;
        var patience = Script.Agents.WaitForCustomer(_dice) + TimeSpan.FromSeconds(20);
        if (Slips())
        {
            TakeBack(() =>
            {
                // A call that is taken back may put the customer aside again.
                if (wasAside) _aside.Add(ticket);
                BecomeIdle(Script.Agents.React(_dice));
            });
        }
        else if (_hall.At(Counter, _number!) is { } there) CustomerCame(Counter, there);
        else Later(patience, GivesUp);
    }

    private void GivesUp()
    {
        if (_doing != Doing.Waiting) return;
        if (_dice.Chance(Script.Habits.Recalls)) Recall();
        else if (_dice.Chance(Script.Habits.Recycles)) Recycle();
        else NoShow();
    }

    private void Recall()
    {
        _doing = Doing.Busy;
        Step("recall", id => new RecallRequest(id, Counter, _ticket), () =>
        {
            if (Slips()) TakeBack(WaitOn);
            else WaitOn();
        });
    }

    private void WaitOn()
    {
        _doing = Doing.Waiting;
        if (_hall.At(Counter, _number!) is { } there) CustomerCame(Counter, there);
        else Later(Script.Agents.WaitForCustomer(_dice), GivesUp);
    }

    private void Recycle()
    {
        _doing = Doing.Busy;
        Step("recycle", id => new RecycleRequest(id, Counter, _ticket, _dice.Chance(5_000) ? null : _dice.Below(6)), () => BecomeIdle(Script.Agents.React(_dice)));
    }

    private void CustomerCame(string counter, Visitor visitor)
    {
        if (counter != Counter || _doing != Doing.Waiting || visitor.Number != _number) return;
        _doing = Doing.Busy;
        Later(Script.Agents.React(_dice), () => Step("start", id => new StartRequest(id, Counter, _ticket), () =>
        {
            _doing = Doing.Serving;
            var sends = OthersStay && _dice.Chance(Script.Habits.Transfers);
            if (sends) Later(visitor.Customer.Handling / 2, () => SendOn(visitor));
            else if (_dice.Chance(Script.Habits.Parks)) Later(visitor.Customer.Handling / 2, () => Park(visitor));
            else Later(visitor.Customer.Handling, () => Finish(visitor));
        }));
    }

    private void Park(Visitor visitor) => Step("park", id => new ParkRequest(id, Counter, _ticket, Minutes: 3 + _dice.Below(8)), () =>
    {
        if (Slips())
        {
            TakeBack(() => Later(visitor.Customer.Handling / 2, () => Finish(visitor)));
            return;
        }
        _aside.Add(_ticket!);
        _hall.Sits(visitor);
        BecomeIdle(Script.Agents.React(_dice));
    });

    private void SendOn(Visitor visitor)
    {
        var to = Script.Services[_dice.Below(Script.Services.Length)];
        var (place, back) = (Places[_dice.Below(Places.Length)], _dice.Chance(5_000));
        Step("transfer", id => new TransferRequest(id, Counter, _ticket, Service: to, Place: place, ReturnToMe: back, Note: "please finish this"), () =>
        {
            if (back) _hall.ToldToComeBack(visitor);
            _hall.Sits(visitor);
            BecomeIdle(Script.Agents.React(_dice));
        });
    }

    private void Finish(Visitor? visitor) => Step("finish", id => new FinishRequest(id, Counter, _ticket), () =>
    {
        var wentHome = visitor is null || _hall.IsDone(visitor);
        // Taken back, the customer is in front again as far as the centre knows; a moment later it is finished again.
        // Who came back to another agent may be called there by then.
        if (wentHome && Slips()) TakeBack(() => Later(Script.Agents.React(_dice), () => Finish(null)));
        else if (HasWrapUp && _dice.Chance(Script.Habits.SaysReady)) Later(Script.Agents.React(_dice), SayReady);
        else BecomeIdle(Script.Agents.React(_dice));
    });

    /// <summary>It may have ended by itself a moment ago.</summary>
    private void SayReady() => Ask(id => new ReadyRequest(id, Counter), reply =>
    {
        if (reply.Ok || reply.Problem!.Code == "ready-already") BecomeIdle(Script.Agents.React(_dice));
        else Surprised("ready", reply);
    });

    private bool HasWrapUp => Script.Plan.Profile(Script.Plan.Counter(new Engine.CounterId(Counter))!.Profile)!.WrapUp is not null;

    private void NoShow()
    {
        _doing = Doing.Busy;
        Step("no-show", id => new NoShowRequest(id, Counter, _ticket), () =>
        {
            if (Slips()) TakeBack(() => Later(Script.Agents.React(_dice), () => Step("no-show", id => new NoShowRequest(id, Counter, _ticket), Done)));
            else Done();
        });

        void Done()
        {
            _hall.DidNotCome(_number!);
            BecomeIdle(Script.Agents.React(_dice));
        }
    }

    private void Close()
    {
        _doing = Doing.Away;
        Step("close", id => new CloseRequest(id, Counter), static () => { });
    }

    private void TakeBack(Action then)
    {
        _doing = Doing.Busy;
        Later(Script.Agents.React(_dice), () => Step("undo", id => new UndoRequest(id, Counter), then));
    }

    private bool Slips() => _place.Weather.Strikes(_dice, "slip", _place.Weather.Faults.Slip);

    private void Step(string what, Func<string, Request> make, Action then) => Ask(make, reply =>
    {
        if (reply.Ok) then();
        else Surprised(what, reply);
    });

    private void Surprised(string what, ReplyMessage reply)
    {
        if (_place.Weather.RecordWasLost)
        {
            StartAnew();
            return;
        }
        _surprise($"{_shift.Agent} at counter {Counter}: {what} of {_number ?? "nobody"} is refused as {reply.Problem!.Code}: {reply.Problem.Detail}");
        BecomeIdle(Script.Agents.LookAgain(_dice));
    }

    /// <summary>The record goes on from a backup, and nobody knows who is in front: whoever the page says it is goes, and the counter is opened again.</summary>
    private void StartAnew()
    {
        _aside.Clear();
        _doing = Doing.Busy;
        Ask(id => new NoShowRequest(id, Counter), _ =>
            Ask(id => new FinishRequest(id, Counter), _ =>
                Ask(id => new ReadyRequest(id, Counter), _ =>
                    Ask(id => new OpenRequest(id, Counter, _shift.Agent), _ => BecomeIdle(Script.Agents.LookAgain(_dice))))));
    }

    private void Ask(Func<string, Request> make, Action<ReplyMessage> then) =>
        _door.Ask(_caller, make($"{_shift.Agent}-{(++_asks).ToString(CultureInfo.InvariantCulture)}"), then);

    /// <summary>One plan at a time: a new one replaces the old.</summary>
    private void Later(TimeSpan after, Action what)
    {
        var turn = ++_turn;
        _place.Agenda.After(after, () =>
        {
            if (turn == _turn) what();
        });
    }
}
