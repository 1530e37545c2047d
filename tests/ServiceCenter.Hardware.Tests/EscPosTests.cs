using ServiceCenter.Hardware.ReceiptPrinter;

namespace ServiceCenter.Hardware.Tests;

public sealed class EscPosTests
{
    private static string Hex(Func<EscPosWriter, EscPosWriter> write) => Convert.ToHexString(write(new EscPosWriter()).ToArray());

    [Fact]
    public void Each_command_has_its_bytes()
    {
        Hex(paper => paper.Initialise()).ShouldBe("1B401B7410");
        Hex(paper => paper.Align(Alignment.Centre)).ShouldBe("1B6101");
        Hex(paper => paper.Size(6, 2)).ShouldBe("1D2151");
        Hex(paper => paper.Bold(true)).ShouldBe("1B4501");
        Hex(paper => paper.Feed(3)).ShouldBe("1B6403");
        Hex(paper => paper.Cut()).ShouldBe("1D564200");
        Hex(paper => paper.AskPaper()).ShouldBe("1D7201");
        Hex(paper => paper.Raster(1, 2, [0xF0, 0x0F])).ShouldBe("1D7630000100" + "0200" + "F00F");
    }

    [Fact]
    public void A_QR_is_drawn_by_the_printer_itself() => Hex(paper => paper.Qr("A001", 6)).ShouldBe(
        "1D286B0400314132001D286B03003143061D286B03003145311D286B0700315030413030311D286B0300315130");

    [Fact]
    public void Text_is_in_the_western_page_and_what_it_lacks_is_a_question_mark() =>
        Hex(paper => paper.Line("Zür€ Ж")).ShouldBe("5AFC7280203F0A");

    [Fact]
    public void A_name_cannot_smuggle_commands_into_the_paper() =>
        Hex(paper => paper.Line("A\u001B@\n")).ShouldBe("41204020" + "0A");

    [Theory]
    [InlineData(0x00, PrintOutcome.Answered)]
    [InlineData(0x03, PrintOutcome.AnsweredPaperLow)]
    [InlineData(0x0C, PrintOutcome.AnsweredPaperOut)]
    [InlineData(0x0F, PrintOutcome.AnsweredPaperOut)]
    [InlineData(0x60, PrintOutcome.Answered)]
    public void The_status_byte_tells_the_paper(byte status, PrintOutcome outcome)
    {
        PaperStatus.IsAnswer(status).ShouldBeTrue();
        PaperStatus.Read(status).ShouldBe(outcome);
    }

    [Fact]
    public void A_real_time_status_is_not_taken_for_the_answer() => PaperStatus.IsAnswer(0x12).ShouldBeFalse();

    [Fact]
    public void What_was_written_is_read_back()
    {
        var bytes = new EscPosWriter().Initialise().Align(Alignment.Centre).Bold(true).Line("Town Hall").Bold(false).Size(6, 6).Line("A007").Size(1, 1)
            .Qr("http://x/t/1", 5).Feed(2).Raster(1, 1, [0x81]).Cut().AskPaper().ToArray();

        EscPosReader.Read(bytes).ToArray()[..4].ShouldBe(
        [
            new PaperItem.Text("Town Hall", Alignment.Centre, 1, 1, true),
            new PaperItem.Text("A007", Alignment.Centre, 6, 6, false),
            new PaperItem.Qr("http://x/t/1", Alignment.Centre, 5),
            new PaperItem.Feed(60),
        ]);
        EscPosReader.Read(bytes)[^1].ShouldBeOfType<PaperItem.AskedPaper>();
        EscPosReader.Read(bytes).OfType<PaperItem.Unknown>().ShouldBeEmpty();
    }

    [Fact]
    public void A_paper_cut_off_at_any_byte_is_read_without_harm()
    {
        var bytes = new EscPosWriter().Initialise().Line("Town Hall").Qr("http://x/t/1").Raster(2, 2, [1, 2, 3, 4]).Cut().AskPaper().ToArray();
        for (var length = 0; length < bytes.Length; length++) PaperPicture.Svg(bytes.AsSpan(0, length)).ShouldContain("</svg>");
    }

    [Fact]
    public void An_unknown_command_is_said_and_not_skipped() =>
        EscPosReader.Read([0x1B, 0x7E, 0x41])[0].ShouldBeOfType<PaperItem.Unknown>().Bytes[0].ShouldBe((byte)0x1B);

    [Fact]
    public void The_picture_is_well_formed_and_shows_text_number_and_QR()
    {
        var svg = PaperPicture.Svg(new EscPosWriter().Initialise().Align(Alignment.Centre).Line("Bread & <Butter>").Size(6, 6).Line("A007").Qr("x").Cut().ToArray());
        var drawing = System.Xml.Linq.XDocument.Parse(svg).Root!;
        var texts = drawing.Descendants().Where(one => one.Name.LocalName == "text").ToArray();
        texts.Select(one => one.Value).ShouldBe(["Bread & <Butter>", "A007"]);
        texts[1].Attribute("transform")!.Value.ShouldContain("scale(6 6)");
        drawing.Descendants().Count(one => one.Name.LocalName == "path" && one.Attribute("d")!.Value.Contains("h1v1", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void A_line_longer_than_the_paper_goes_on_in_the_next()
    {
        var svg = PaperPicture.Svg(new EscPosWriter().Initialise().Line(new string('x', 50)).ToArray());
        System.Xml.Linq.XDocument.Parse(svg).Descendants().Where(one => one.Name.LocalName == "text").Select(one => one.Value.Length).ShouldBe([48, 2]);
    }
}
