using System.Globalization;
using ServiceCenter.Contracts;

namespace ServiceCenter.Kiosk.Session;

/// <summary>
/// The numbers that this kiosk may give by itself: those that the centre's configuration offers, less those that stand in its own
/// entries. An entry therefore stays until no configuration, in memory or on disk, offers its number any more: no restart, and no
/// old configuration that comes late, can make one number twice.
/// </summary>
internal sealed class OwnNumbers
{
    private ConfigMessage? keeping;
    private ConfigMessage? known;
    private ConfigMessage? onDisk;

    /// <summary>As it was found at start.</summary>
    public void Found(ConfigMessage config) => known = onDisk = config;

    /// <returns>Whether it has to be kept on disk now, for numbers in it.</returns>
    public bool Take(ConfigMessage config)
    {
        known = config;
        return MustKeep();
    }

    /// <summary>What was to be kept is on disk.</summary>
    /// <returns>Whether there is a newer one to be kept.</returns>
    public bool Kept()
    {
        onDisk = keeping;
        keeping = null;
        return MustKeep();
    }

    /// <summary>The next number for a service: leased ones first, then the kiosk's own series; null where there is none.</summary>
    /// <param name="given">Numbers that stand in this kiosk's entries.</param>
    public string? Next(string service, IReadOnlySet<string> given)
    {
        foreach (var lease in known?.Leases ?? [])
        {
            if (lease.Service != service) continue;
            foreach (var number in lease.Numbers)
                if (!given.Contains(number)) return number;
        }
        if (known?.Series is not { } series) return null;
        var next = series.Next;
        while (given.Contains(Text(series, next))) next++;
        return Text(series, next);
    }

    public bool IsOffered(string number) => Offers(known, number) || Offers(keeping, number) || Offers(onDisk, number);

    /// <summary>One write at a time: an older one must not come behind a newer.</summary>
    private bool MustKeep()
    {
        if (keeping is not null || known is null || ReferenceEquals(known, onDisk) || !(HasNumbers(known) || HasNumbers(onDisk))) return false;
        keeping = known;
        return true;
    }

    private static bool HasNumbers(ConfigMessage? config) => config is { Leases: not null } or { Series: not null };

    private static bool Offers(ConfigMessage? config, string number)
    {
        foreach (var lease in config?.Leases ?? [])
            if (lease.Numbers.Contains(number)) return true;
        return config?.Series is { } series && number.StartsWith(series.Prefix, StringComparison.Ordinal)
            && int.TryParse(number.AsSpan(series.Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= series.Next;
    }

    private static string Text(SeriesBody series, int number) => series.Prefix + number.ToString(CultureInfo.InvariantCulture);
}
