using System.Diagnostics;
using System.Net;
using System.Text;
using ServiceCenter.Contracts;
using ServiceCenter.Messaging;
using ServiceCenter.Messaging.Mosquitto;
using ServiceCenter.Testing;

namespace ServiceCenter.CentralHost.Tests.Serving;

/// <summary>A broker that somebody else runs, named by settings: with users and rules of its own, of which the host knows nothing.</summary>
public sealed class ExternalBrokerTests : IDisposable
{
    private readonly Site _site = new();
    private readonly int _port = FreePort.Next();

    public ExternalBrokerTests()
    {
        Needs.Libmosquitto();
        _site.Settings["ServiceCenter__Broker__Host"] = "127.0.0.1";
        _site.Settings["ServiceCenter__Broker__Port"] = $"{_port}";
    }

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task a_request_over_it_is_answered_over_it_and_no_broker_of_our_own_is_started()
    {
        using var broker = await OthersBroker.On(_port);
        await using var host = await _site.Serve();
        var topics = new Topics("demo");
        var ear = new ReplyEar();
        await using var kiosk = new MosquittoBus(new BusOptions("127.0.0.1", _port, "demo-kiosk-1", null, null, [topics.Reply("kiosk-1")], Will: null));
        kiosk.Start(ear);

        kiosk.Publish(topics.Request("kiosk-1"), Encoding.UTF8.GetBytes("""{"id":"1","kind":"issue-ticket","service":"general"}"""), retain: false).ShouldBeTrue();

        (await ear.Next()).ShouldSatisfyAllConditions(reply => reply.Ok.ShouldBeTrue(), reply => reply.Number.ShouldBe("A1"));
        Directory.Exists(Path.Combine(_site.Data, "broker")).ShouldBeFalse();
    }

    [Fact]
    public async Task while_it_cannot_be_reached_the_host_says_so_and_takes_it_up_when_it_is_there()
    {
        await using var program = _site.Begin("serve", "--urls", "http://127.0.0.1:0");
        var said = await program.Says("Now listening on: ");
        using var http = new HttpClient { BaseAddress = new Uri(said[said.IndexOf("http:", StringComparison.Ordinal)..]) };
        using (var answer = await http.GetAsync("/health/ready"))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await answer.Content.ReadAsStringAsync()).ShouldContain($"127.0.0.1:{_port}");
        }

        using var broker = await OthersBroker.On(_port);
        await Poll.UntilTrue("the host is ready", async () =>
        {
            using var answer = await http.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        });
    }

    private sealed class OthersBroker(Process process) : IDisposable
    {
        public static async Task<OthersBroker> On(int port)
        {
            var broker = new OthersBroker(Process.Start(new ProcessStartInfo(Needs.Mosquitto(), ["-p", $"{port}"]) { RedirectStandardError = true })!);
            return await broker.Runs() ? broker : throw new InvalidOperationException("Mosquitto ended before it ran.");
        }

        public void Dispose()
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        private async Task<bool> Runs()
        {
            while (await process.StandardError.ReadLineAsync() is { } line)
                if (line.EndsWith("running", StringComparison.Ordinal)) return true;
            return false;
        }
    }
}
