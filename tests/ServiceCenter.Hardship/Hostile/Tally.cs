using System.Globalization;

namespace ServiceCenter.Hardship.Hostile;

/// <summary>What came of one input.</summary>
internal enum Came
{
    /// <summary>Not understood, and refused.</summary>
    Unread,
    /// <summary>Understood, and refused for what it means.</summary>
    Refused,
    /// <summary>Understood, and taken.</summary>
    Taken,
}

/// <summary>Counts of one door.</summary>
internal sealed class Tally(string door)
{
    private const int Shown = 10;

    public string Door => door;
    public int Inputs { get; private set; }
    public int WellFormed { get; private set; }
    public int PastParsing { get; private set; }
    public int Taken { get; private set; }
    public int Violations { get; private set; }
    public List<string> Wrong { get; } = [];

    public void Count(bool wellFormed, Came came)
    {
        Inputs++;
        if (wellFormed) WellFormed++;
        if (came != Came.Unread) PastParsing++;
        if (came == Came.Taken) Taken++;
    }

    public void Say(string wrong)
    {
        if (++Violations <= Shown) Wrong.Add($"{door}: {wrong}");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{door}: {Inputs} inputs, {100.0 * WellFormed / Math.Max(1, Inputs):0} % well-formed, {100.0 * PastParsing / Math.Max(1, Inputs):0} % past parsing, {Taken} taken, {Violations} wrong");
}
