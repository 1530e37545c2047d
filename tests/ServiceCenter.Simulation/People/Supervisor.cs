using System.Globalization;
using ServiceCenter.Contracts;
using ServiceCenter.Simulation.Nodes;

namespace ServiceCenter.Simulation.People;

/// <summary>Opens the day. It ends by itself.</summary>
internal sealed class Supervisor
{
    private readonly HttpDoor _door;

    public Supervisor(Place place, HttpDoor door)
    {
        _door = door;
        place.Agenda.At(Script.OpensDayAt, OpenDay);
    }

    private void OpenDay() => _door.Ask(
        new Caller("page-boss", Roles.Supervisor, "boss"),
        new OpenDayRequest("open-the-day", Script.Opens.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Script.Opens, Script.LastTicket, Script.DayEnds, UtcOffsetMinutes: 60),
        static _ => { });
}
