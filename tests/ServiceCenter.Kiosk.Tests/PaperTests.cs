using Microsoft.Extensions.Configuration;
using ServiceCenter.Hardware.ReceiptPrinter;
using ServiceCenter.Hardware.Text;
using ServiceCenter.Hardware.Voice;
using ServiceCenter.Messaging.Settings;
using ServiceCenter.Testing;

namespace ServiceCenter.Kiosk.Tests;

public sealed class PaperTests
{
    [Theory]
    [InlineData(58, "A007", 8)]
    [InlineData(58, "AB1234", 5)]
    [InlineData(80, "AB1234", 8)]
    public void The_number_is_as_large_as_the_paper_allows_and_in_one_line(int millimetres, string number, int width)
    {
        var hall = new Hall(paper: millimetres == 58 ? PaperForm.Mm58 : PaperForm.Mm80).Open().Press().IsIssued(number);
        Items(hall).OfType<PaperItem.Text>().Single(text => text.Content == number).Width.ShouldBe(width);
    }

    [Fact]
    public void On_58_mm_every_line_fits_and_the_QR_is_a_picture()
    {
        var items = Items(new Hall(paper: PaperForm.Mm58).Open().Press().IsIssued());
        items.OfType<PaperItem.Text>().ShouldAllBe(text => text.Content.Length * text.Width <= 32);
        items.OfType<PaperItem.Qr>().ShouldBeEmpty();
        items.OfType<PaperItem.Raster>().Count().ShouldBe(1);
        items.OfType<PaperItem.Unknown>().ShouldBeEmpty();
    }

    [Fact]
    public void The_logo_stands_above_all()
    {
        var logo = new Bitmap(2, 3, [1, 2, 3, 4, 5, 6]);
        Items(new Hall(paper: PaperForm.Mm80 with { Logo = logo }).Open().Press().IsIssued())[0].ShouldBeOfType<PaperItem.Raster>().Dots.ShouldBe(logo.Dots);
    }

    [Fact]
    public void Settings_name_paper_pages_QR_and_voice()
    {
        var settings = Read(("Paper", "58"), ("CodePages", "852, 1252"), ("Qr", "printer"), ("Voice", "espeak-ng:plughw:1,0"));
        settings.Paper.Dots.ShouldBe(384);
        settings.Paper.Pages.Select(page => page.Number).ShouldBe([852, 1252]);
        settings.Paper.DrawsQr.ShouldBeTrue();
        settings.Voice.ShouldBe(new VoiceSetting.Program("plughw:1,0"));
    }

    [Theory]
    [InlineData("Paper", "57", "80 or 58")]
    [InlineData("Qr", "yes", "printer")]
    [InlineData("CodePages", "1252 999", "\"999\" is no page")]
    [InlineData("Logo", "/nowhere/logo.png", "no file /nowhere/logo.png")]
    [InlineData("Voice", "loud", "espeak-ng")]
    public void A_wrong_setting_says_which_and_what_it_may_be(string setting, string value, string said)
    {
        if (setting == "Logo") Needs.Pango();
        var message = Should.Throw<SettingsException>(() => Read((setting, value))).Message;
        message.ShouldContain("ServiceCenter:Kiosk:" + setting);
        message.ShouldContain(said);
    }

    private static IReadOnlyList<PaperItem> Items(Hall hall) => EscPosReader.Read(hall.Papers.Single().Bytes.Span);

    private static KioskSettings Read(params (string Name, string Value)[] kiosk) => KioskSettings.From(new ConfigurationBuilder()
        .AddInMemoryCollection(kiosk.Select(one => KeyValuePair.Create("ServiceCenter:Kiosk:" + one.Name, (string?)one.Value))
            .Append(KeyValuePair.Create("ServiceCenter:Site", (string?)"demo")).Append(KeyValuePair.Create("ServiceCenter:Device", (string?)"kiosk-1")))
        .Build());
}
