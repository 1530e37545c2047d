using System.Net;
using System.Net.Sockets;
using ServiceCenter.Hardware.ReceiptPrinter;

namespace ServiceCenter.Hardware.Tests;

public sealed class PrinterTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30), Short = TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData(0x00, PrintOutcome.Answered)]
    [InlineData(0x0C, PrintOutcome.AnsweredPaperOut)]
    public async Task A_network_printer_gets_all_bytes_and_its_answer_is_read(byte status, PrintOutcome outcome)
    {
        var bytes = new EscPosWriter().Initialise().Line("A007").Cut().AskPaper().ToArray();
        using var listener = Listen();
        var got = new byte[bytes.Length];
        var printer = Task.Run(async () =>
        {
            using var socket = await listener.AcceptSocketAsync();
            await using var stream = new NetworkStream(socket);
            await stream.ReadExactlyAsync(got);
            await stream.WriteAsync(new byte[] { status });
        });

        var result = new TcpPrinter("127.0.0.1", Port(listener)).Print(bytes, Long);
        await printer;

        result.Outcome.ShouldBe(outcome);
        result.Status.ShouldBe(status);
        got.ShouldBe(bytes);
    }

    [Fact]
    public void A_network_printer_that_says_nothing_is_silent_not_out_of_paper()
    {
        using var listener = Listen();
        new TcpPrinter("127.0.0.1", Port(listener)).Print([0x0A], Short).Outcome.ShouldBe(PrintOutcome.Silent);
    }

    [Fact]
    public void A_network_printer_that_is_not_there_is_unreachable_and_named()
    {
        var listener = Listen();
        var port = Port(listener);
        listener.Stop();
        var result = new TcpPrinter("127.0.0.1", port).Print([0x0A], Short);
        result.Outcome.ShouldBe(PrintOutcome.Unreachable);
        result.Detail.ShouldNotBeNull().ShouldContain("127.0.0.1");
    }

    [Fact]
    public void A_device_file_that_is_not_there_is_unreachable_and_named()
    {
        var result = new DevicePrinter("/dev/usb/no-such-printer").Print([0x0A], Short);
        result.Outcome.ShouldBe(PrintOutcome.Unreachable);
        result.Detail.ShouldNotBeNull().ShouldContain("/dev/usb/no-such-printer");
    }

    [Fact]
    public void The_twin_keeps_the_paper_and_answers_as_told()
    {
        var twin = new PaperTwin();
        twin.Print([1, 2], Short).Outcome.ShouldBe(PrintOutcome.Answered);
        twin.Last.Bytes.ShouldBe([1, 2]);
        twin.Answer = null;
        twin.Print([3], Short).Outcome.ShouldBe(PrintOutcome.Silent);
        twin.Last.Count.ShouldBe(2);
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
