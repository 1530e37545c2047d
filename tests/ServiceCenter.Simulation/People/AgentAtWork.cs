using System.Globalization;
using ServiceCenter.Contracts;
using ServiceCenter.Foresight.World;
using ServiceCenter.Simulation.Nodes;

namespace ServiceCenter.Simulation.People;

/// <summary>
/// An agent at a counter page: opens, calls, waits for the customer, starts, serves, finishes; takes a step back now and then;
/// closes when the shift is over and nobody waits. Believes what the page was told, so a refusal that the page could not expect is a defect.
/// </summary>
internal sealed class AgentAtWork
{
    private enum Doing { Away, Idle, Waiting, Serving, Busy }

    private static readonly TimeSpan DoubleClick = TimeSpan.FromMilliseconds(180);

    private readonly Place _place;
    private readonly Dice _dice;
    private readonly Hall _hall;
    private readonly HttpDoor _door;
    private readonly Shift _shift;
    private readonly Caller _caller;
    private readonly Action<string> _surprise;

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
    }

    private string Counter => _shift.Counter;
    private bool ShiftIsOver => _place.Agenda.Now >= _shift.To - Script.Begins;

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
        var clicks = _dice.Chance(_place.Weather.Faults.Mash) ? 2 : 1;
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
        else if (ShiftIsOver) Close();
        else Later(Script.Agents.LookAgain(_dice), CallNext);
    }

    private void Called(ReplyMessage reply)
    {
        (_ticket, _number) = (reply.Ticket, reply.Number);
        _doing = Doing.Waiting;
        var patience = Script.Agents.WaitForCustomer(_dice) + TimeSpan.FromSeconds(20);
        if (Slips()) TakeBack(() => BecomeIdle(Script.Agents.React(_dice)));
        else if (_hall.At(Counter, _number!) is { } there) CustomerCame(Counter, there);
        else Later(patience, NoShow);
    }

    private void CustomerCame(string counter, Visitor visitor)
    {
        if (counter != Counter || _doing != Doing.Waiting || visitor.Number != _number) return;
        _doing = Doing.Busy;
        Later(Script.Agents.React(_dice), () => Step("start", id => new StartRequest(id, Counter, _ticket), () =>
        {
            _doing = Doing.Serving;
            Later(visitor.Customer.Handling, () => Finish(visitor));
        }));
    }

    private void Finish(Visitor? visitor) => Step("finish", id => new FinishRequest(id, Counter, _ticket), () =>
    {
        if (visitor is not null) _hall.Goes(visitor);
        // Taken back, the customer is in front again as far as the centre knows; a moment later it is finished again.
        if (Slips()) TakeBack(() => Later(Script.Agents.React(_dice), () => Finish(null)));
        else BecomeIdle(Script.Agents.React(_dice));
    });

    private void NoShow()
    {
        if (_doing != Doing.Waiting) return;
        _doing = Doing.Busy;
        Step("no-show", id => new NoShowRequest(id, Counter, _ticket), () =>
        {
            if (Slips()) TakeBack(() => Later(Script.Agents.React(_dice), () => Step("no-show", id => new NoShowRequest(id, Counter, _ticket), Done)));
            else Done();
        });
        void Done() => BecomeIdle(Script.Agents.React(_dice));
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

    private bool Slips() => _dice.Chance(_place.Weather.Faults.Slip);

    private void Step(string what, Func<string, Request> make, Action then) => Ask(make, reply =>
    {
        if (reply.Ok) then();
        else Surprised(what, reply);
    });

    private void Surprised(string what, ReplyMessage reply)
    {
        _surprise($"{_shift.Agent} at counter {Counter}: {what} of {_number ?? "nobody"} is refused as {reply.Problem!.Code}: {reply.Problem.Detail}");
        BecomeIdle(Script.Agents.LookAgain(_dice));
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
