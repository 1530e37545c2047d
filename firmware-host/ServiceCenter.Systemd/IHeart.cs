namespace ServiceCenter.Systemd;

/// <summary>A loop that must go round for the program to be of use, as systemd's watchdog sees it.</summary>
public interface IHeart
{
    /// <summary>For people: what stands still when it does.</summary>
    string Name { get; }

    /// <summary>Rounds so far. Asked a few times a minute: a loop that has nothing to do is given something, so that it goes round too.</summary>
    long Beats();
}
