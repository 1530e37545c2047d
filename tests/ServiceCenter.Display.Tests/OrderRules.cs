using System.Text.Json;
using ServiceCenter.Contracts;
using static ServiceCenter.Display.Tests.Given;

namespace ServiceCenter.Display.Tests;

public sealed class OrderRules
{
    [Fact]
    public void to_be_found_it_says_its_name_for_ten_seconds()
    {
        var wall = ALiveDisplay();
        Order(wall, "o1", "identify");
        wall.Screen.Identity.ShouldBe("wall-1");
        wall.WakeAt.ShouldNotBeNull();
        wall.Later(9);
        wall.TimeDue();
        wall.Screen.Identity.ShouldBe("wall-1");
        wall.Later(2);
        wall.TimeDue();
        wall.Screen.Identity.ShouldBeNull();
    }

    [Fact]
    public void to_load_anew_is_told_to_the_page_and_what_the_centre_retains_is_asked_for()
    {
        var wall = ALiveDisplay();
        Order(wall, "o2", "reload");
        wall.Screen.Reload.ShouldBe("o2");
        wall.Requests.Single().ShouldBeOfType<SnapshotRequest>();
    }

    [Fact]
    public void an_order_that_comes_twice_is_obeyed_once()
    {
        var wall = ALiveDisplay();
        Order(wall, "o3", "reload");
        Order(wall, "o4", "reload");
        Order(wall, "o3", "reload");
        wall.Screen.Reload.ShouldBe("o4");
        wall.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void an_order_it_does_not_know_changes_nothing()
    {
        var wall = ALiveDisplay();
        wall.TimeDue();
        var before = JsonSerializer.Serialize(wall.Screen);
        Order(wall, "o5", "reprint");
        JsonSerializer.Serialize(wall.Screen).ShouldBe(before);
        wall.Requests.ShouldBeEmpty();
    }

    private static void Order(Given wall, string id, string kind) =>
        wall.Message(On.Order("wall-1"), JsonSerializer.SerializeToUtf8Bytes(new OrderMessage(id, kind), Wire.Default.OrderMessage));
}
