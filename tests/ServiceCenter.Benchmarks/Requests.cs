using System.Globalization;
using System.Text;

namespace ServiceCenter.Benchmarks;

/// <summary>
/// What a busy centre is asked for: customer after customer is issued a ticket, called, served and finished, at eight counters in
/// turn. Asked for in this order, all of it is accepted, however many requests are under way.
/// </summary>
internal sealed class Requests(string run)
{
    public const int Counters = 8;
    private const int StepsOfACustomer = 4;
    private static readonly string[] Services = ["general", "payments", "passports"];

    private long _asked;

    public IEnumerable<Asking> OpenCounters()
    {
        for (var counter = 1; counter <= Counters; counter++)
            yield return Of(string.Create(CultureInfo.InvariantCulture, $"\"kind\":\"open\",\"counter\":\"{counter}\",\"agent\":\"agent {counter}\""));
    }

    public IEnumerable<Asking> CloseCounters()
    {
        for (var counter = 1; counter <= Counters; counter++)
            yield return Of(string.Create(CultureInfo.InvariantCulture, $"\"kind\":\"close\",\"counter\":\"{counter}\""));
    }

    /// <summary>Whole customers: round it up to fours.</summary>
    public IEnumerable<Asking> Customers(int requests)
    {
        for (var step = 0; step < requests; step++)
        {
            var customer = step / StepsOfACustomer;
            var counter = (customer % Counters) + 1;
            yield return Of((step % StepsOfACustomer) switch
            {
                0 => $"\"kind\":\"issue-ticket\",\"service\":\"{Services[customer % Services.Length]}\"",
                1 => string.Create(CultureInfo.InvariantCulture, $"\"kind\":\"call-next\",\"counter\":\"{counter}\""),
                2 => string.Create(CultureInfo.InvariantCulture, $"\"kind\":\"start\",\"counter\":\"{counter}\""),
                _ => string.Create(CultureInfo.InvariantCulture, $"\"kind\":\"finish\",\"counter\":\"{counter}\""),
            });
        }
    }

    /// <summary>Customers who come, and whom nobody calls yet.</summary>
    public IEnumerable<Asking> Arrivals(int customers)
    {
        for (var customer = 0; customer < customers; customer++) yield return Of($"\"kind\":\"issue-ticket\",\"service\":\"{Services[customer % Services.Length]}\"");
    }

    private Asking Of(string rest)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{run}-{++_asked}");
        return new Asking(id, Encoding.UTF8.GetBytes($"{{\"id\":\"{id}\",{rest}}}"));
    }
}

internal readonly record struct Asking(string Id, byte[] Body);
