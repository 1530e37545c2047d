using ServiceCenter.CentralHost.Views;
using ServiceCenter.Storage.Visits;

namespace ServiceCenter.CentralHost.Tests.Serving;

/// <summary>The <c>next</c> of a page of visits, and what is no such thing.</summary>
public sealed class VisitPlaceTests
{
    [Theory]
    [InlineData(2026)]
    [InlineData(1969)]
    [InlineData(1)]
    [InlineData(9999)]
    public void every_place_that_a_page_gives_out_is_read_again(int year)
    {
        var place = new VisitPlace(new DateTimeOffset(year, 12, 31, 23, 59, 59, 999, TimeSpan.Zero), 42);
        VisitRows.PlaceOf(VisitRows.TextOf(place)).ShouldBe(place);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1")]
    [InlineData("1-")]
    [InlineData("-1")]
    [InlineData("one-two")]
    [InlineData("-9223372036854775808-1")]
    [InlineData("9223372036854775807-1")]
    [InlineData("-62135596800001-1")]
    [InlineData("253402300800000-1")]
    public void what_is_none_is_refused(string text) => Should.Throw<FormatException>(() => VisitRows.PlaceOf(text));
}
