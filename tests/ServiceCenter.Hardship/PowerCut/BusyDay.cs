using System.Globalization;
using System.Text;

namespace ServiceCenter.Hardship.PowerCut;

internal readonly record struct Asked(string Id, byte[] Body);

/// <summary>Customer after customer at four counters, some with needs, some sent on with a note, some who do not come. Asked in this order, all of it is accepted.</summary>
internal sealed class BusyDay
{
    private const int Counters = 4;
    private static readonly string[] Services = ["general", "payments"];
    private static readonly string[] Agents = ["ada", "bo", "cem", "dee"];
    private readonly List<Asked> _requests = [];

    public BusyDay(int commands)
    {
        for (var counter = 1; counter <= Counters; counter++) Add($"\"kind\":\"open\",\"counter\":\"{counter}\",\"agent\":\"{Agents[counter - 1]}\"");
        var customer = 0;
        for (; _requests.Count < commands / 2; customer++) Serve(customer);
        FirstHalf = [.. _requests];
        for (; _requests.Count < commands; customer++) Serve(customer);
        SecondHalf = [.. _requests.Skip(FirstHalf.Count)];
    }

    public IReadOnlyList<Asked> FirstHalf { get; }
    public IReadOnlyList<Asked> SecondHalf { get; }

    private void Serve(int customer)
    {
        var counter = customer % Counters + 1;
        var service = Services[customer % Services.Length];
        Add(customer % 5 == 0 ? $"\"kind\":\"issue-ticket\",\"service\":\"{service}\",\"needs\":\"wheelchair, row {customer}\"" : $"\"kind\":\"issue-ticket\",\"service\":\"{service}\"");
        Add($"\"kind\":\"call-next\",\"counter\":\"{counter}\"");
        if (customer % 9 == 4)
        {
            Add($"\"kind\":\"no-show\",\"counter\":\"{counter}\"");
            return;
        }
        Add($"\"kind\":\"start\",\"counter\":\"{counter}\"");
        if (customer % 7 == 3)
        {
            Add($"\"kind\":\"transfer\",\"counter\":\"{counter}\",\"service\":\"general\",\"note\":\"has form {customer} with him\"");
            Add($"\"kind\":\"call-next\",\"counter\":\"{counter}\"");
            Add($"\"kind\":\"start\",\"counter\":\"{counter}\"");
        }
        Add($"\"kind\":\"finish\",\"counter\":\"{counter}\"");
    }

    private void Add(string rest)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"day-{_requests.Count + 1}");
        _requests.Add(new Asked(id, Encoding.UTF8.GetBytes($"{{\"id\":\"{id}\",{rest}}}")));
    }
}
