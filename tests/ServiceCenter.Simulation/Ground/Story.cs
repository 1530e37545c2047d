using System.Globalization;
using System.Text;

namespace ServiceCenter.Simulation.Ground;

/// <summary>The last things that happened, kept as they are and put into words only when somebody has to read them.</summary>
internal sealed class Story(Agenda agenda)
{
    private const int Kept = 30;
    private const int LongestBody = 200;

    private readonly record struct Line(TimeSpan At, string Who, string What, ReadOnlyMemory<byte> Body);

    private readonly Line[] _lines = new Line[Kept];
    private int _next;

    public void Tell(string who, string what, ReadOnlyMemory<byte> body = default)
    {
        _lines[_next % Kept] = new Line(agenda.Now, who, what, body);
        _next++;
    }

    public string LastLines()
    {
        var text = new StringBuilder();
        for (var i = Math.Max(0, _next - Kept); i < _next; i++) text.AppendLine(InWords(_lines[i % Kept]));
        return text.ToString();
    }

    private static string InWords(Line line)
    {
        var body = Encoding.UTF8.GetString(line.Body.Span);
        if (body.Length > LongestBody) body = body[..LongestBody] + "...";
        return string.Create(CultureInfo.InvariantCulture, $"  {Script.Begins + line.At:HH:mm:ss.fff} {line.Who,-10} {line.What} {body}");
    }
}
