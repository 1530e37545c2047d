using ServiceCenter.Contracts;
using ServiceCenter.Kiosk.Words;

namespace ServiceCenter.Kiosk.Session;

/// <summary>The buttons of the kiosk, as its configuration has them: on lines, on the screen, or both.</summary>
internal sealed class Panel
{
    private sealed record Key(ServiceBody Service, int? Line, int? LampLine);

    private readonly SortedDictionary<int, bool> lamps = [];
    private List<Key> keys = [];
    private int[] lines = [];

    public IEnumerable<string> Services => keys.Select(key => key.Service.Service).Distinct();
    public bool Has(string service) => keys.Exists(key => key.Service.Service == service);
    public string? ServiceOf(int line) => keys.Find(key => key.Line == line)?.Service.Service;
    public string? First(Predicate<string> which) => keys.Find(key => which(key.Service.Service))?.Service.Service;

    /// <summary>A button whose service the configuration lacks is left out.</summary>
    public void Configure(ConfigMessage config, ICollection<KioskOutput> outputs)
    {
        keys = [.. from button in config.Buttons
                   let service = config.Services.FirstOrDefault(one => one.Service == button.Service)
                   where service is not null
                   select new Key(service, button.Line, button.LampLine)];
        int[] buttons = [.. keys.Where(key => key.Line is not null).Select(key => key.Line!.Value).Distinct().Order()];
        int[] lampLines = [.. keys.Where(key => key.LampLine is not null).Select(key => key.LampLine!.Value).Distinct().Order()];
        if (buttons.SequenceEqual(lines) && lampLines.SequenceEqual(lamps.Keys)) return;
        lines = buttons;
        lamps.Clear();
        foreach (var line in lampLines) lamps[line] = false; // lines are off when they are taken
        outputs.Add(new KioskOutput.Lines(buttons, lampLines));
    }

    public void Light(Predicate<string> isLit, ICollection<KioskOutput> outputs)
    {
        foreach (var key in keys)
        {
            var lit = isLit(key.Service.Service);
            if (key.LampLine is not { } line || lamps[line] == lit) continue;
            lamps[line] = lit;
            outputs.Add(new KioskOutput.Light(line, lit));
        }
    }

    /// <summary>The buttons as a customer of this language sees them: what waits for each, and for how long, before a ticket is taken.</summary>
    public IReadOnlyList<KioskButton> Buttons(Predicate<string> isLit, Queues queues, KioskWords words, IReadOnlyList<string> languages, string? language) =>
        [.. from key in keys
            let service = key.Service
            let queue = queues.Of(service.Service)
            select new KioskButton(
                service.Service, service.Names, service.Prefix, isLit(service.Service), ServiceName.Of(service, languages, language),
                queue is null ? null : words.Counted("waiting", queue.Waiting),
                queue?.Quote is { } quote ? words.Fill("quote", words.About(quote.MeanSeconds)) : null)];

    /// <summary>Services whose button is stuck; null where none is.</summary>
    public IReadOnlyList<string>? Stuck(Predicate<int> isStuck)
    {
        string[] stuck = [.. keys.Where(key => key.Line is { } line && isStuck(line)).Select(key => key.Service.Service)];
        return stuck.Length == 0 ? null : stuck;
    }
}
