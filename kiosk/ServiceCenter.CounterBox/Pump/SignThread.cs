using ServiceCenter.Hardware.Sign;

namespace ServiceCenter.CounterBox.Pump;

/// <summary>A thread that waits for the sign's bus, so that no button does. Of pictures that pile up only the last is shown.</summary>
internal sealed class SignThread : IDisposable
{
    private readonly Lock gate = new();
    private readonly AutoResetEvent asked = new(false);
    private readonly ISign? sign;
    private readonly Action<string?> answered;
    private readonly Thread thread;
    private SignPicture? next;
    private bool stopping;

    /// <param name="answered">Null: shown; else why not. Called from the sign's thread.</param>
    public SignThread(ISign? sign, Action<string?> answered)
    {
        (this.sign, this.answered) = (sign, answered);
        thread = new Thread(Run) { IsBackground = true, Name = "sign" };
        thread.Start();
    }

    public void Show(SignPicture picture)
    {
        lock (gate) next = picture;
        asked.Set();
    }

    /// <summary>Leaves the sign dark: what it shows would stand there for ever.</summary>
    public void Dispose()
    {
        lock (gate) stopping = true;
        asked.Set();
        thread.Join();
        asked.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            asked.WaitOne();
            SignPicture? picture;
            lock (gate) (picture, next) = (next, null);
            if (picture is { } due) Send(due);
            lock (gate) if (stopping) break;
        }
        sign?.Dispose();
    }

    private void Send(SignPicture picture)
    {
        try
        {
            sign?.Show(picture);
            answered(null);
        }
        catch (SignException problem)
        {
            answered(problem.Message);
        }
    }
}
