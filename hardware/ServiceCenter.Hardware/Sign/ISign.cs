namespace ServiceCenter.Hardware.Sign;

/// <summary>A sign over a counter that shows a number.</summary>
public interface ISign : IDisposable
{
    /// <summary>Characters it shows at once.</summary>
    int Width { get; }

    /// <summary>Sends the whole picture, the chip's set-up included: a sign that was unplugged is right again with the next one.</summary>
    /// <exception cref="SignException">It did not answer; the message says what to look at.</exception>
    void Show(SignPicture picture);
}

/// <param name="Text">At most as long as the sign is wide; shown from the left.</param>
/// <param name="Brightness">0, the least that is seen, to 15.</param>
/// <param name="Lit">False: dark for now. Whoever wants it to blink sends it in turns.</param>
public readonly record struct SignPicture(string Text, int Brightness, bool Lit = true)
{
    public const int Brightest = 15;
}

/// <summary>A sign or its bus cannot be used; the message says which, why, and what to do.</summary>
public sealed class SignException(string message) : IOException(message);
