using ServiceCenter.Contracts;
using static ServiceCenter.WebConsole.Tests.Answers;

namespace ServiceCenter.WebConsole.Tests;

public sealed class OrdersOverHttpTests : IAsyncLifetime
{
    private const string Ticket = "0123456789abcdef0123456789abcdef";
    private RunningConsole console = null!;
    private HttpClient supervisor = null!;

    public async ValueTask InitializeAsync()
    {
        console = await RunningConsole.StartAsync();
        supervisor = console.WithKey("supervisor");
    }

    public ValueTask DisposeAsync() => console.DisposeAsync();

    [Fact]
    public async Task an_order_reaches_its_device_under_the_callers_own_key()
    {
        using var call = new HttpRequestMessage(HttpMethod.Post, "/api/devices/kiosk-1/orders") { Content = Json($$"""{"kind":"reprint","ticket":"{{Ticket}}"}""") };
        call.Headers.Add("Idempotency-Key", "again-1");
        using var answer = await supervisor.SendAsync(call);
        ((int)answer.StatusCode).ShouldBe(202);
        ((string?)(await answer.JsonAsync())["id"]).ShouldBe("again-1");
        console.Centre.Ordered.ShouldBe([("kiosk-1", new OrderMessage("again-1", "reprint", Ticket))]);
    }

    [Theory]
    [InlineData("kiosk-9", """{"kind":"identify"}""", 404, "unknown-device")]
    [InlineData("wall-1", """{"kind":"identify"}""", 409, "device-away")]
    [InlineData("wall-1", """{"kind":"reprint","ticket":"0123456789abcdef0123456789abcdef"}""", 409, "not-a-kiosk")]
    [InlineData("kiosk-1", """{"kind":"reprint"}""", 400, "bad-request")]
    [InlineData("kiosk-1", """{"kind":"dance"}""", 400, "bad-request")]
    [InlineData("kiosk-1", "{}", 400, "bad-request")]
    public async Task an_order_that_cannot_be_is_refused_and_sends_nothing(string device, string body, int status, string code)
    {
        using var answer = await supervisor.PostAsync($"/api/devices/{device}/orders", Json(body));
        await answer.ShouldBeProblemAsync(status, code);
        console.Centre.Ordered.ShouldBeEmpty();
    }
}
