using System.Globalization;
using ServiceCenter.Torture;

const string Usage = "Usage: [--seed N] [--short] [--host-kills N] [--broker-kills N] [--partitions N] [--stops N] [--kiosk-kills N] [--lonely-kills N]";

var (amounts, seed) = (Amounts.Whole, 1);
for (var i = 0; i < args.Length; i++)
{
    var number = 0;
    var hasNumber = i + 1 < args.Length && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out number);
    switch (args[i])
    {
        case "--short": amounts = Amounts.Short; continue;
        case "--seed" when hasNumber: seed = number; break;
        case "--host-kills" when hasNumber: amounts = amounts with { HostKills = number }; break;
        case "--broker-kills" when hasNumber: amounts = amounts with { BrokerKills = number }; break;
        case "--partitions" when hasNumber: amounts = amounts with { Partitions = number }; break;
        case "--stops" when hasNumber: amounts = amounts with { Stops = number }; break;
        case "--kiosk-kills" when hasNumber: amounts = amounts with { KioskKills = number }; break;
        case "--lonely-kills" when hasNumber: amounts = amounts with { LonelyKills = number }; break;
        default:
            Console.Error.WriteLine($"'{args[i]}' is not understood. {Usage}");
            return 2;
    }
    i++;
}

var result = await Run.Of(amounts, seed, line => Console.Error.WriteLine($"{DateTime.UtcNow:HH:mm:ss} {line}"));
foreach (var wrong in result.Books.Wrong) Console.WriteLine(wrong);
Console.WriteLine(result);
return result.Books.Wrong.Count == 0 ? 0 : 1;
