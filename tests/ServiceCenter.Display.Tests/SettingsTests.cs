using Microsoft.Extensions.Configuration;
using ServiceCenter.Hardware.Voice;
using ServiceCenter.Messaging.Settings;

namespace ServiceCenter.Display.Tests;

public sealed class SettingsTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["ServiceCenter:Site"] = "demo", ["ServiceCenter:Device"] = "wall-1", ["ServiceCenter:Display:Zone"] = "hall",
    };

    [Fact]
    public void what_is_not_set_is_the_supervised_broker_of_this_machine() =>
        From(Good).Broker.ShouldBe(new BusSettings("127.0.0.1", 18830, null, null));

    [Theory]
    [InlineData(null, typeof(VoiceSetting.Program)), InlineData("none", typeof(VoiceSetting.None)), InlineData("twin", typeof(VoiceSetting.Twin))]
    public void a_display_speaks_unless_told_otherwise(string? set, Type voice) =>
        From(new(Good) { ["ServiceCenter:Display:Voice"] = set }).Voice.ShouldBeOfType(voice);

    [Fact]
    public void a_sound_device_may_be_named() =>
        From(new(Good) { ["ServiceCenter:Display:Voice"] = "espeak-ng:plughw:1,0" }).Voice.ShouldBe(new VoiceSetting.Program("plughw:1,0"));

    [Theory]
    [InlineData("ServiceCenter:Site", null, "ServiceCenter__Site")]
    [InlineData("ServiceCenter:Device", "", "wall-1")]
    [InlineData("ServiceCenter:Device", "Wall 1", "\"Wall 1\"")]
    [InlineData("ServiceCenter:Display:Zone", "halle/1", "\"halle/1\"")]
    [InlineData("ServiceCenter:Display:Voice", "festival", "espeak-ng")]
    [InlineData("ServiceCenter:Display:Voice", "espeak-ng:", "aplay -L")]
    [InlineData("ServiceCenter:Broker:Port", "0", "1 to 65535")]
    [InlineData("ServiceCenter:Broker:Port", "mqtt", "\"mqtt\"")]
    [InlineData("ServiceCenter:Broker:PasswordFile", "/no/such/file", "/no/such/file")]
    public void a_wrong_setting_is_named_with_its_value_and_what_to_do(string key, string? value, string said)
    {
        var problem = Should.Throw<SettingsException>(() => From(new(Good) { [key] = value }));
        problem.Message.ShouldContain(key);
        problem.Message.ShouldContain(said);
    }

    [Fact]
    public void a_password_file_is_read_without_its_line_end()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "secret\n");
        try
        {
            From(new(Good) { ["ServiceCenter:Broker:PasswordFile"] = file }).Broker.Password.ShouldBe("secret");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static DisplaySettings From(Dictionary<string, string?> values) =>
        DisplaySettings.From(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
}
