using ServiceCenter.Benchmarks;
using ServiceCenter.Benchmarks.Beside;

if (args is ["echo", ..]) return await Echo.RunAsync();

var report = new Report();
var measures = new Dictionary<string, Func<Report, Task>>
{
    ["latency"] = Latency.MeasureAsync,
    ["throughput"] = Throughput.MeasureAsync,
    ["flood"] = Flood.MeasureAsync,
    ["sequencer"] = SequencerAlone.MeasureAsync,
    ["history"] = History.MeasureAsync,
    ["press"] = PressLight.MeasureAsync,
    ["wall"] = PaintedWall.MeasureAsync,
    ["start"] = Start.MeasureAsync,
    ["memory"] = Memory.MeasureAsync,
    ["drivers"] = SideBySide.MeasureAsync,
};
string[] wanted = args is [] or ["all"] ? [.. measures.Keys] : args;
if (wanted.FirstOrDefault(name => !measures.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no measure '{unknown}'; there are {string.Join(", ", measures.Keys)} and all.");
    return 2;
}
foreach (var name in wanted) await measures[name](report);
Console.WriteLine(report.ToMarkdown());
return 0;
