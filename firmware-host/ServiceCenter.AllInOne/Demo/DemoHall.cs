using System.Collections.Concurrent;
using ServiceCenter.Foresight.World;

namespace ServiceCenter.AllInOne.Demo;

/// <summary>Who of the demo's customers holds which ticket. A ticket that is not here is the visitor's own.</summary>
internal sealed class DemoHall
{
    private readonly ConcurrentDictionary<string, Customer> _waiting = new(StringComparer.Ordinal);

    public void Takes(string ticket, Customer customer) => _waiting[ticket] = customer;

    /// <returns>Null: not here, because gone, or never of the demo.</returns>
    public Customer? Leaves(string ticket) => _waiting.TryRemove(ticket, out var customer) ? customer : null;
}
