// Runs inside the device lab: it is the finger on the button and the far end of the printer's cable.
using ServiceCenter.Lab.Probe;

switch (args)
{
    case ["press", var line, var lamp, var times, var seconds]:
        using (var finger = new Finger(int.Parse(line)))
        {
            bool IsLit() => File.ReadAllText(Finger.Sim(int.Parse(lamp), "value")).Trim() == "1";
            for (var i = 0; i < int.Parse(times); i++) finger.Press(TimeSpan.FromSeconds(double.Parse(seconds)), IsLit, () => !IsLit());
        }
        return 0;
    case ["mash", var line, var times, var seconds]:
        using (var finger = new Finger(int.Parse(line)))
            Console.WriteLine(finger.Mash(int.Parse(times), TimeSpan.FromSeconds(double.Parse(seconds))).TotalSeconds.ToString("0.000"));
        return 0;
    case ["print", var folder]:
        using (var printer = new FarPrinter(folder)) printer.Print();
        return 0;
    case ["edges", var driver, var line, var times]:
        return Checks.Edges(Drivers.Gpio(driver), int.Parse(line), int.Parse(times));
    case ["chips", var driver]:
        return Checks.Chips(Drivers.Gpio(driver));
    case ["printer"]:
        return Checks.Printer();
    case ["sign", var bus, var address]:
        return Checks.Sign(bus, Convert.ToInt32(address, 16));
    default:
        Console.Error.WriteLine("usage: press LINE LAMP TIMES SECONDS | mash LINE TIMES SECONDS | print FOLDER | edges DRIVER LINE TIMES | chips DRIVER | printer | sign BUS ADDRESS");
        return 2;
}
