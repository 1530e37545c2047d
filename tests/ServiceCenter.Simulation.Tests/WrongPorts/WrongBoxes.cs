using System.Text.Json;
using ServiceCenter.Contracts;
using ServiceCenter.CounterBox.Session;
using ServiceCenter.Simulation.Nodes;

namespace ServiceCenter.Simulation.Tests.WrongPorts;

/// <summary>Planted defects of a button box: the right machine, whose requests are changed on their way out.</summary>
internal sealed class WrongBox : IBoxMachine
{
    private readonly RealBox _right;
    private readonly string _requests;
    private readonly Func<Request, IEnumerable<Request>> _asks;

    private WrongBox(BoxOptions options, Func<Request, IEnumerable<Request>> asks) =>
        (_right, _requests, _asks) = (new RealBox(options), new Topics(options.Site).Request(options.Device), asks);

    public IReadOnlyList<string> Subscriptions => _right.Subscriptions;
    public BoxOutput.Publish Will => _right.Will;

    /// <summary>A press is said twice, and the second time is a request of its own.</summary>
    public static IBoxMachine AsksAnew(BoxOptions options) =>
        new WrongBox(options, static request => request is CallNextRequest call ? [call, call with { Id = call.Id + "-anew" }] : [request]);

    /// <summary>It does not say up to when a press is meant.</summary>
    public static IBoxMachine CallsHoweverLate(BoxOptions options) =>
        new WrongBox(options, static request => request is CallNextRequest call ? [call with { GoodUntil = null }] : [request]);

    /// <summary>What it kept while the host was away counts from when it hands it in.</summary>
    public static IBoxMachine ForgetsWhen(BoxOptions options) => new WrongBox(options, static request => request switch
    {
        StartRequest start => [start with { NotBefore = null, NotAfter = null }],
        FinishRequest finish => [finish with { NotBefore = null, NotAfter = null }],
        _ => [request],
    });

    public void Step(BoxInput input, ICollection<BoxOutput> outputs)
    {
        var made = new List<BoxOutput>();
        _right.Step(input, made);
        foreach (var output in made)
        {
            if (output is not BoxOutput.Publish publish || publish.Topic != _requests) outputs.Add(output);
            else
                foreach (var request in _asks(JsonSerializer.Deserialize(publish.Body.Span, Wire.Default.Request)!))
                    outputs.Add(publish with { Body = JsonSerializer.SerializeToUtf8Bytes(request, Wire.Default.Request) });
        }
    }
}
