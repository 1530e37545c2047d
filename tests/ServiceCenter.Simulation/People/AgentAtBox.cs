using System.Globalization;
using ServiceCenter.Contracts;
using ServiceCenter.Foresight.World;
using ServiceCenter.Simulation.Nodes;
using BoxKey = ServiceCenter.Engine.BoxKey;

namespace ServiceCenter.Simulation.People;

/// <summary>
/// An agent who works with the buttons of a box: sees its lamps, the number over the counter and who stands before it, presses, and
/// looks whether it helped. Only the counter's opening, its break and its closing are asked for at a page.
/// </summary>
internal sealed class AgentAtBox
{
    /// <summary>How the desk looks. <see cref="Unclear"/>: a lamp blinks, or all are dark.</summary>
    private enum Desk { Unclear, Free, Called, Serving, OnBreak }

    /// <summary>In vain so often after the shift: nobody is left.</summary>
    private const int SureThatNobodyWaits = 3;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan LooksForEffect = TimeSpan.FromSeconds(2);

    private readonly Place _place;
    private readonly Dice _dice;
    private readonly Hall _hall;
    private readonly HttpDoor _door;
    private readonly Shift _shift;
    private readonly BoxNode _box;
    private readonly IReadOnlyList<BoxKey> _keys;
    private readonly Finger _finger;
    private readonly Caller _caller;

    private string _front = "";
    private TimeSpan _frontSince;
    private TimeSpan _patience;
    private TimeSpan? _doneAt;
    private int _inVain;
    private bool _wantsBreak;
    private long _asks;

    public AgentAtBox(Place place, Dice dice, Hall hall, HttpDoor door, Shift shift, BoxNode box)
    {
        (_place, _dice, _hall, _door, _shift, _box) = (place, dice, hall, door, shift, box);
        _keys = Script.BoxKeys[shift.Counter];
        _finger = new Finger(place, dice.Fork(1), box, _keys.Count);
        _caller = new Caller("page-" + shift.Agent, Roles.Agent, shift.Agent);
        place.Agenda.At(shift.From - Script.Begins, Open);
        place.Agenda.At(shift.From - Script.Begins + dice.Between(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(180)), () => _wantsBreak = true);
    }

    private bool HasOneButton => _keys is [BoxKey.Single];
    private bool MayGoHome => _place.Agenda.Now >= _shift.To - Script.Begins && _inVain >= SureThatNobodyWaits && !_hall.SomebodyComesBack;

    private void Open() => Ask(id => new OpenRequest(id, _shift.Counter, _shift.Agent), reply =>
        Later(reply.Ok ? LooksForEffect : TimeSpan.FromSeconds(30), reply.Ok ? Look : Open));

    private void Look()
    {
        var desk = SeeDesk();
        if (desk is not Desk.Unclear) _hall.SendsOff(_shift.Counter, _box.Sign);
        if (desk is Desk.Called or Desk.Serving) SeeFront();
        switch (desk)
        {
            case Desk.Unclear: Later(LooksForEffect, Look); break;
            case Desk.Free when MayGoHome: AtPage(id => new CloseRequest(id, _shift.Counter), static () => { }); break;
            case Desk.Free when _wantsBreak: TakeBreak(); break;
            case Desk.Free: CallNext(); break;
            case Desk.OnBreak: Press(HasOneButton ? BoxKey.Single : BoxKey.Done); break;
            case Desk.Called: WaitForCustomer(); break;
            case Desk.Serving: Serve(); break;
        }
    }

    private Desk SeeDesk()
    {
        var next = Shines(BoxKey.Next);
        var noShow = Shines(BoxKey.NoShow);
        var done = Shines(BoxKey.Done);
        if (HasOneButton) return !Shines(BoxKey.Single) ? Desk.Unclear : _box.Sign.Length > 0 ? Desk.Serving : Desk.Free;
        if (noShow) return Desk.Called;
        if (next) return Desk.Free;
        return !done ? Desk.Unclear : _box.Sign.Length > 0 ? Desk.Serving : Desk.OnBreak;
    }

    private bool Shines(BoxKey key) => PlaceOf(key) is var place and >= 0 && _box.IsSteady(Script.BoxLamp(place), Glance);

    private int PlaceOf(BoxKey key) => _keys.ToList().IndexOf(key);

    /// <summary>Another number than before: another customer, for whom to wait anew.</summary>
    private void SeeFront()
    {
        _inVain = 0;
        if (_box.Sign == _front) return;
        (_front, _frontSince, _doneAt) = (_box.Sign, _place.Agenda.Now, null);
        _patience = Script.Agents.WaitForCustomer(_dice) + TimeSpan.FromSeconds(20);
    }

    private void CallNext()
    {
        _front = "";
        // Pressed in vain, it is tried again after a while: some customer may have come.
        var pause = _inVain++ == 0 ? TimeSpan.Zero : Script.Agents.LookAgain(_dice);
        Later(pause, () => Press(HasOneButton ? BoxKey.Single : BoxKey.Next));
    }

    private void WaitForCustomer()
    {
        if (_hall.At(_shift.Counter, _front) is not null) Press(BoxKey.Next);
        else if (_place.Agenda.Now - _frontSince < _patience) Later(Script.Agents.React(_dice), Look);
        else if (Shines(BoxKey.Recall) && _dice.Chance(Script.Habits.Recalls))
        {
            (_frontSince, _patience) = (_place.Agenda.Now, Script.Agents.WaitForCustomer(_dice));
            Press(BoxKey.Recall);
        }
        else
        {
            _hall.DidNotCome(_front);
            Press(BoxKey.NoShow);
        }
    }

    /// <summary>With a single button this is also waiting for who was called: it starts by itself, and knows no "nobody came".</summary>
    private void Serve()
    {
        if (_hall.At(_shift.Counter, _front) is { } visitor)
        {
            _doneAt ??= _place.Agenda.Now + visitor.Customer.Handling;
            if (_place.Agenda.Now < _doneAt)
            {
                Later(_doneAt.Value - _place.Agenda.Now, Look);
                return;
            }
            _hall.IsDone(visitor);
        }
        else if (HasOneButton && _doneAt is null && _place.Agenda.Now - _frontSince < _patience)
        {
            // Pressed soon after the call, it is said once more.
            if (_place.Agenda.Now == _frontSince && _dice.Chance(Script.Habits.Recalls)) Press(BoxKey.Single);
            else Later(Script.Agents.React(_dice), Look);
            return;
        }
        else _hall.DidNotCome(_front);
        Press(HasOneButton ? BoxKey.Single : BoxKey.Done);
    }

    private void TakeBreak()
    {
        _wantsBreak = false;
        AtPage(id => new BreakRequest(id, _shift.Counter, "coffee"), () => Later(_dice.Between(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(12)), Look));
    }

    private void Press(BoxKey key) => Later(Script.Agents.React(_dice), () =>
    {
        _finger.Press(PlaceOf(key));
        Later(LooksForEffect, Look);
    });

    /// <summary>A press may have called somebody meanwhile: then the page refuses, and the desk is looked at again.</summary>
    private void AtPage(Func<string, Request> make, Action then) => Ask(make, reply =>
    {
        if (reply.Ok) then();
        else Later(Script.Agents.LookAgain(_dice), Look);
    });

    private void Ask(Func<string, Request> make, Action<ReplyMessage> then) =>
        _door.Ask(_caller, make($"{_shift.Agent}-{(++_asks).ToString(CultureInfo.InvariantCulture)}"), then);

    private void Later(TimeSpan after, Action what) => _place.Agenda.After(after, what);
}
