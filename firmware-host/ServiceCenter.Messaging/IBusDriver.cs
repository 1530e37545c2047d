namespace ServiceCenter.Messaging;

/// <summary>What makes connections to a broker. Which one does is chosen where a program is put together.</summary>
public interface IBusDriver
{
    /// <summary>Null: it can be had on this machine. Otherwise what is missing, and what to install.</summary>
    string? WhyMissing { get; }

    /// <summary>A connection, not yet started.</summary>
    /// <exception cref="InvalidOperationException">See <see cref="WhyMissing"/>.</exception>
    IBus Make(BusOptions options);
}
