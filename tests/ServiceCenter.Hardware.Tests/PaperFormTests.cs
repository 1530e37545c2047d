using ServiceCenter.Hardware.ReceiptPrinter;
using ServiceCenter.Hardware.Text;
using ServiceCenter.Testing;

namespace ServiceCenter.Hardware.Tests;

/// <summary>Papers and printers that differ: width, code pages, who draws the QR, what is painted.</summary>
public sealed class PaperFormTests
{
    [Fact]
    public void The_first_page_that_can_carry_a_line_is_chosen_and_chosen_again_only_when_another_was()
    {
        var form = PaperForm.Mm80 with { Pages = [Page(1252), Page(852)] };
        var paper = new EscPosWriter(form).Initialise().Line("Zürich").Line("Płatności").Line("Łódź").Line("Köln").ToArray();

        var items = EscPosReader.Read(paper);
        items.OfType<PaperItem.Text>().Select(text => text.Content).ShouldBe(["Zürich", "Płatności", "Łódź", "Köln"]);
        items.OfType<PaperItem.Unknown>().ShouldBeEmpty();
        Convert.ToHexString(paper).Split("1B74").Length.ShouldBe(4, "western, Latin 2 for two lines, western again");
    }

    [Fact]
    public void What_no_page_can_carry_is_painted_as_wide_as_the_paper_and_the_rest_stays_text()
    {
        var painter = new CollectingPainter();
        var items = EscPosReader.Read(new EscPosWriter(PaperForm.Mm58 with { Painter = painter })
            .Initialise().Line("Town Hall").Bold(true).Size(2, 2).Line("جوازات السفر").ToArray());

        painter.Painted.ShouldBe([("جوازات السفر", 384, 48, true)]);
        items.OfType<PaperItem.Text>().Single().Content.ShouldBe("Town Hall");
        items.OfType<PaperItem.Raster>().Single().WidthBytes.ShouldBe(48);
    }

    [Fact]
    public void With_nothing_to_paint_with_a_missing_character_is_a_question_mark() =>
        EscPosReader.Read(new EscPosWriter(PaperForm.Mm80 with { Painter = null }).Initialise().Line("Łódź").ToArray())
            .OfType<PaperItem.Text>().Single().Content.ShouldBe("?ód?");

    [Fact]
    public void A_long_line_is_broken_between_words_by_the_width_of_paper_and_letters()
    {
        EscPosWriter Write() => new EscPosWriter(PaperForm.Mm58).Initialise();
        Texts(Write().Line("Scan to see your place in the queue")).ShouldBe(["Scan to see your place in the", "queue"]);
        Texts(Write().Size(2, 2).Line("General enquiries and more")).ShouldBe(["General", "enquiries and", "more"]);
        Texts(Write().Line(new string('x', 40))).ShouldBe([new string('x', 32), new string('x', 8)]);
    }

    [Theory]
    [InlineData(58)]
    [InlineData(80)]
    public void A_QR_that_the_printer_cannot_draw_is_sent_as_a_picture_of_the_same_modules(int millimetres)
    {
        var form = (millimetres == 58 ? PaperForm.Mm58 : PaperForm.Mm80) with { DrawsQr = false };
        var bytes = new EscPosWriter(form).Initialise().Align(Alignment.Centre).Qr("https://queue.example.org/t/0123456789abcdef0123456789abcdef").ToArray();
        var picture = EscPosReader.Read(bytes).ShouldHaveSingleItem().ShouldBeOfType<PaperItem.Raster>();
        (picture.WidthBytes * 8).ShouldBeLessThanOrEqualTo(form.Dots);
        // The finder in the corner: seven dark modules of six dots each, then light, then dark again.
        bool Dark(int module) => (picture.Dots[module * 6 / 8] & 0x80 >> module * 6 % 8) != 0;
        Enumerable.Range(0, 8).Select(Dark).ShouldBe([true, true, true, true, true, true, true, false]);
    }

    [Fact]
    public void Arabic_is_painted_joined_and_from_right_to_left()
    {
        var painter = Painter();
        // With a joiner forbidden between them (U+200C) the same letters stand apart, each with its tail: wider, and not the same picture.
        const string joined = "\u0633\u0633\u0633\u0633", apart = "\u0633\u200C\u0633\u200C\u0633\u200C\u0633";
        Ink(painter.Paint(joined, 576, 48, false)).Width.ShouldBeLessThan(Ink(painter.Paint(apart, 576, 48, false)).Width);
        // Alef, a bare stroke, is the first letter: it stands at the right.
        var word = painter.Paint("\u0627\u0633\u0633", 576, 48, false);
        var ink = Ink(word);
        ColumnInk(word, ink.Right).ShouldBeGreaterThan(ink.Height / 2);
        ColumnInk(word, ink.Right - ink.Width + 1).ShouldBeLessThan(ink.Height / 2);
    }

    [Fact]
    public void Letters_are_as_tall_as_asked_for_and_wrap_within_the_paper()
    {
        var painter = Painter();
        Ink(painter.Paint("H", 384, 48, false)).Height.ShouldBeInRange(30, 40);
        painter.Paint(string.Join(' ', Enumerable.Repeat("المدفوعات", 12)), 384, 24, true).Height.ShouldBeGreaterThan(2 * 24);
    }

    [Fact]
    public void A_logo_that_is_not_there_or_no_picture_is_named()
    {
        Needs.Pango();
        Should.Throw<ArgumentException>(() => PangoPainter.ReadLogo("/nowhere/logo.png", 576)).Message.ShouldBe("There is no file /nowhere/logo.png.");
        Should.Throw<ArgumentException>(() => PangoPainter.ReadLogo(typeof(PaperFormTests).Assembly.Location, 576)).Message.ShouldContain("cannot be read as a PNG");
    }

    [Fact]
    public void A_logo_is_black_where_it_is_dark_and_one_too_wide_is_said_so()
    {
        Needs.Pango();
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".png");
        File.WriteAllBytes(path, new QRCoder.PngByteQRCode(QRCoder.QRCodeGenerator.GenerateQrCode("x", QRCoder.QRCodeGenerator.ECCLevel.L)).GetGraphic(8));
        try
        {
            var logo = PangoPainter.ReadLogo(path, 576);
            (logo.Dots[0] & 0x80).ShouldBe(0, "the quiet zone is light");
            (logo.Dots[(4 * 8 + 1) * logo.WidthBytes + 4] & 0x80).ShouldBe(0x80, "the finder is dark");
            Should.Throw<ArgumentException>(() => PangoPainter.ReadLogo(path, 100)).Message.ShouldContain("at most 100");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static PangoPainter Painter()
    {
        Needs.Pango();
        return PangoPainter.Open(out var whyNot) ?? throw new InvalidOperationException(whyNot);
    }

    private static CodePage Page(int number) => CodePage.Known.Single(page => page.Number == number);
    private static IEnumerable<string> Texts(EscPosWriter paper) => EscPosReader.Read(paper.ToArray()).OfType<PaperItem.Text>().Select(text => text.Content);

    private static (int Width, int Height, int Right) Ink(Bitmap picture)
    {
        var dark = from row in Enumerable.Range(0, picture.Height)
                   from column in Enumerable.Range(0, picture.WidthBytes * 8)
                   where (picture.Dots[row * picture.WidthBytes + column / 8] & 0x80 >> column % 8) != 0
                   select (row, column);
        var all = dark.ToList();
        return (all.Max(dot => dot.column) - all.Min(dot => dot.column) + 1, all.Max(dot => dot.row) - all.Min(dot => dot.row) + 1, all.Max(dot => dot.column));
    }

    private static int ColumnInk(Bitmap picture, int column) =>
        Enumerable.Range(0, picture.Height).Count(row => (picture.Dots[row * picture.WidthBytes + column / 8] & 0x80 >> column % 8) != 0);

    private sealed class CollectingPainter : ITextPainter
    {
        public List<(string, int, int, bool)> Painted { get; } = [];

        public Bitmap Paint(string text, int dots, int height, bool bold)
        {
            Painted.Add((text, dots, height, bold));
            return new Bitmap(dots / 8, 1, new byte[dots / 8]);
        }
    }
}
