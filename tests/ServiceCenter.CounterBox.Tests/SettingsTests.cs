using Microsoft.Extensions.Configuration;
using ServiceCenter.Hardware.Gpio;
using ServiceCenter.Hardware.Sign;
using ServiceCenter.Messaging.Settings;

namespace ServiceCenter.CounterBox.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void What_is_left_out_is_as_usual()
    {
        var settings = From();
        settings.Wiring.ShouldBe(InputWiring.ButtonToGround);
        settings.Sign.ShouldBe(new SignSetting.None());
        settings.SignBrightness.ShouldBe(15);
    }

    [Theory]
    [InlineData("Site", "", "ServiceCenter:Site is missing")]
    [InlineData("Device", "Box 1", "ServiceCenter:Device is \"Box 1\"")]
    [InlineData("CounterBox:GpioChip", "", "ServiceCenter:CounterBox:GpioChip is missing")]
    [InlineData("CounterBox:Bias", "up", "ServiceCenter:CounterBox:Bias is \"up\": it is pull-up, pull-down or disabled.")]
    [InlineData("CounterBox:Sign", "ht16k33", "ServiceCenter:CounterBox:Sign is \"ht16k33\", which is no sign")]
    [InlineData("CounterBox:SignBrightness", "16", "ServiceCenter:CounterBox:SignBrightness is \"16\": a number from 0")]
    public void A_wrong_setting_is_told_with_what_is_right(string key, string value, string said)
    {
        Should.Throw<SettingsException>(() => From((key, value))).Message.ShouldStartWith(said);
    }

    private static BoxSettings From(params (string Key, string Value)[] others)
    {
        var settings = new Dictionary<string, string?>
        {
            ["ServiceCenter:Site"] = "demo", ["ServiceCenter:Device"] = "box-1", ["ServiceCenter:Data"] = "data", ["ServiceCenter:CounterBox:GpioChip"] = "kiosk",
        };
        foreach (var (key, value) in others) settings["ServiceCenter:" + key] = value;
        return BoxSettings.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }
}
