using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using ServiceCenter.CentralHost.Broker;
using ServiceCenter.Contracts;
using ServiceCenter.Messaging;
using ServiceCenter.Messaging.Mosquitto;
using ServiceCenter.Testing;

namespace ServiceCenter.CentralHost.Tests.Serving;

/// <summary>Many at once: the traps in which other systems give one number twice, or one customer to two agents.</summary>
public sealed class CrowdTests : IDisposable
{
    private const int Clients = 4;
    private const int TicketsEach = 50;

    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task four_clients_issuing_fifty_tickets_each_over_http_get_two_hundred_numbers()
    {
        await using var host = await _site.Serve();
        var numbers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
            await Task.WhenAll(Enumerable.Range(0, TicketsEach).Select(_ => host.Issue()))));
        AreTheNumbersInARow(numbers.SelectMany(n => n).Select(t => t.Number));
        numbers.SelectMany(n => n).Select(t => t.Id).Distinct().Count().ShouldBe(Clients * TicketsEach);
        (await host.Conservation()).ShouldSatisfyAllConditions(s => s.Waiting.ShouldBe(Clients * TicketsEach), s => s.Holds.ShouldBeTrue());
    }

    [Fact]
    public async Task four_clients_issuing_fifty_tickets_each_over_mqtt_get_two_hundred_numbers()
    {
        Needs.Mosquitto();
        Needs.Libmosquitto();
        string[] kiosks = ["kiosk-1", "kiosk-2", "kiosk-3", "kiosk-4"];
        _site.Settings["ServiceCenter__Centre"] = _site.Write("centre.json", SomeCentreFile.With(file =>
        {
            var first = file["kiosks"]![0]!;
            foreach (var name in kiosks.Skip(1))
            {
                var next = first.DeepClone();
                next["id"] = name;
                next.AsObject().Remove("series"); // each has its own, or none
                file["kiosks"]!.AsArray().Add(next);
            }
        }));
        await using var host = await _site.Serve();
        var replies = await Task.WhenAll(kiosks.Select(IssueOverTheBus));
        AreTheNumbersInARow(replies.SelectMany(r => r).Select(r => r.Number!));
    }

    [Fact]
    public async Task counters_that_call_at_once_never_get_one_ticket_twice()
    {
        const int rounds = 30;
        string[] counters = ["1", "2", "4"];
        await using var host = await _site.Serve();
        foreach (var counter in counters) await host.Step(counter, "open", new { agent = "agent-" + counter });
        // One ticket less than calls: in the last round somebody goes away empty-handed, and not with another's customer.
        await Task.WhenAll(Enumerable.Range(1, rounds * counters.Length - 1).Select(_ => host.Issue()));

        var called = new ConcurrentBag<string>();
        var refused = 0;
        for (var round = 0; round < rounds; round++)
        {
            await Task.WhenAll(counters.Select(async counter =>
            {
                using var answer = await host.Post($"/api/counters/{counter}/call-next");
                var body = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode == HttpStatusCode.OK) called.Add(JsonSerializer.Deserialize<StepTaken>(body, JsonSerializerOptions.Web)!.Number!);
                else
                {
                    body.ShouldContain("nothing-waiting");
                    Interlocked.Increment(ref refused);
                    return;
                }
                await host.Step(counter, "start");
                await host.Step(counter, "finish");
            }));
        }
        refused.ShouldBe(1);
        AreTheNumbersInARow(called);
        (await host.Conservation()).ShouldSatisfyAllConditions(s => s.Ended["served"].ShouldBe(called.Count), s => s.Holds.ShouldBeTrue());
    }

    [Fact]
    public async Task one_request_sent_many_times_at_once_is_one_ticket()
    {
        await using var host = await _site.Serve();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Issue(key: "impatient")));
        answers.Distinct().ShouldHaveSingleItem();
        (await host.Conservation()).Issued.ShouldBe(1);
    }

    private static void AreTheNumbersInARow(IEnumerable<string> numbers)
    {
        var sorted = numbers.OrderBy(n => n.Length).ThenBy(n => n, StringComparer.Ordinal).ToList();
        sorted.ShouldBe(Enumerable.Range(1, sorted.Count).Select(n => $"A{n}"));
    }

    private async Task<List<ReplyMessage>> IssueOverTheBus(string kiosk)
    {
        var topics = new Topics("demo");
        var secrets = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(Path.Combine(_site.Data, "broker", BrokerUsers.SecretsName)))!;
        var ear = new ReplyEar();
        var port = int.Parse(_site.Settings["ServiceCenter__Broker__ListenPort"], System.Globalization.CultureInfo.InvariantCulture);
        await using var bus = new MosquittoBus(new BusOptions("127.0.0.1", port, "demo-" + kiosk, kiosk, secrets[kiosk], [topics.Reply(kiosk)], null));
        bus.Start(ear);
        for (var n = 1; n <= TicketsEach; n++)
            bus.Publish(topics.Request(kiosk), JsonSerializer.SerializeToUtf8Bytes(new IssueTicketRequest($"t{n}", "general"), Wire.Default.Request), false).ShouldBeTrue();
        var replies = new List<ReplyMessage>();
        while (replies.Count < TicketsEach) replies.Add(await ear.Next());
        replies.ShouldAllBe(r => r.Ok);
        return replies;
    }
}
