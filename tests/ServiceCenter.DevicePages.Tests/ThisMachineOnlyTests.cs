using System.Net;
using Microsoft.AspNetCore.Http;

namespace ServiceCenter.DevicePages.Tests;

public sealed class ThisMachineOnlyTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1:5080", null, true)]
    [InlineData("127.0.0.1", "localhost:5080", "http://localhost:5080", true)]
    [InlineData("::1", "[::1]:5080", null, true)]
    [InlineData("192.168.1.20", "127.0.0.1:5080", null, false)] // another machine
    [InlineData("127.0.0.1", "centre.example:5080", null, false)] // a name that somebody made point here
    [InlineData("127.0.0.1", "127.0.0.1:5080", "http://elsewhere.example", false)] // a page of another origin, in this browser
    [InlineData("127.0.0.1", "127.0.0.1:5080", "null", false)]
    public async Task Only_this_machines_own_page_is_let_in(string from, string host, string? origin, bool letIn)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(from);
        http.Request.Scheme = "http";
        http.Request.Host = new HostString(host);
        if (origin is not null) http.Request.Headers.Origin = origin;

        var answer = await new ThisMachineOnly("kiosk").InvokeAsync(new DefaultEndpointFilterInvocationContext(http), _ => new("the page"));

        if (letIn) answer.ShouldBe("the page");
        else answer.ShouldBeAssignableTo<IStatusCodeHttpResult>()!.StatusCode.ShouldBe(403);
    }
}
