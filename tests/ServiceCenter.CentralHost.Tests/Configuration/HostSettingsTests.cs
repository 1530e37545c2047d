using Microsoft.Extensions.Configuration;

namespace ServiceCenter.CentralHost.Tests.Configuration;

public sealed class HostSettingsTests
{
    [Theory]
    [InlineData("Broker:Port", "0")]
    [InlineData("Broker:Port", "mqtt")]
    [InlineData("Broker:ListenPort", "65536")]
    [InlineData("Broker:ListenPort", "-1")]
    [InlineData("Broker:ListenPort", "")]
    public void a_port_is_a_number_from_1_to_65535(string name, string value) =>
        Refusal(name, value).ShouldBe($"ServiceCenter:{name} is \"{value}\": a port is a number from 1 to 65535.");

    [Theory]
    [InlineData("queue.example.org")]
    [InlineData("ftp://queue.example.org")]
    [InlineData("/t")]
    public void a_public_url_is_where_phones_reach_the_centre(string url)
    {
        Refusal("PublicUrl", url).ShouldStartWith($"ServiceCenter:PublicUrl is \"{url}\": it is the address");
        Refusal("PublicUrl", url).ShouldContain("https://queue.example.org");
    }

    [Theory]
    [InlineData("pi-3")]
    [InlineData("*")]
    public void a_listen_address_is_an_address(string text) =>
        From(("Broker:ListenAddress", "0.0.0.0")).Broker("demo").ShouldSatisfyAllConditions(
            b => b.IsForOtherMachines.ShouldBeTrue(), b => b.OwnAddress.ShouldBe("127.0.0.1"),
            _ => Refusal("Broker:ListenAddress", text).ShouldStartWith($"ServiceCenter:Broker:ListenAddress is \"{text}\": it is an address of this machine"));

    [Fact]
    public void an_authority_is_a_file_with_a_certificate_in_it()
    {
        Refusal("Broker:CaFile", "/nowhere/ca.pem").ShouldStartWith("ServiceCenter:Broker:CaFile cannot be read");
        Refusal("Broker:CaFile", typeof(HostSettingsTests).Assembly.Location).ShouldContain("holds no certificate");
    }

    [Fact]
    public void what_is_set_is_taken()
    {
        var settings = From(("PublicUrl", "https://queue.example.org/"), ("Data", "/somewhere"), ("Broker:Host", "mqtt.example.org"), ("Broker:Port", "8883"));
        settings.PublicUrl.ShouldBe("https://queue.example.org");
        settings.Data.ShouldBe("/somewhere");
        settings.Broker("demo").ShouldSatisfyAllConditions(b => b.Host.ShouldBe("mqtt.example.org"), b => b.Port.ShouldBe(8883), b => b.ListenPort.ShouldBe(18830));
    }

    [Fact]
    public void a_demo_keeps_its_data_apart_from_a_real_centres() =>
        HostSettings.From(Configuration(), demo: true).Data.ShouldNotBe(HostSettings.From(Configuration(), demo: false).Data);

    private static string Refusal(string name, string value) => Should.Throw<HostSettingsException>(() => From((name, value))).Message;
    private static HostSettings From(params (string Name, string Value)[] set) => HostSettings.From(Configuration(set), demo: false);

    private static IConfiguration Configuration(params (string Name, string Value)[] set) => new ConfigurationBuilder()
        .AddInMemoryCollection(set.Select(s => KeyValuePair.Create("ServiceCenter:" + s.Name, (string?)s.Value))).Build();
}
