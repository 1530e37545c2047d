using ServiceCenter.Contracts;

namespace ServiceCenter.Kiosk.Session;

/// <summary>How many wait for each service and for how long, as the centre last said.</summary>
internal sealed class Queues
{
    private readonly SortedDictionary<string, QueueMessage> known = new(StringComparer.Ordinal);

    public void Take(QueueMessage queue)
    {
        if (Of(queue.Service) is { } before && queue.Seq < before.Seq) return;
        known[queue.Service] = queue;
    }

    public QueueMessage? Of(string service) => known.GetValueOrDefault(service);
}
