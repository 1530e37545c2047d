namespace ServiceCenter.Contracts;

/// <summary>How large the letters of a wall must be. EN 301 549 V3.2.1, 5.1.4: a capital subtends at least 0.7 degrees where it is read from.</summary>
public static class Legibility
{
    private const double Degrees = 0.7, MillimetresPerMetre = 1000;

    /// <summary>A call's capitals may take so much of the screen's height: more, and not one call has room.</summary>
    public const double MostOfHeight = 0.3;

    /// <summary>What is assumed of a screen that nobody has measured: 55 inches, upright across the hall from 5 m.</summary>
    public static readonly ScreenBody UsualScreen = new(685, 5);

    /// <summary>Height of the capitals of a call as a share of the screen's height.</summary>
    public static double ShareOfHeight(ScreenBody screen) => Capital(screen.ViewingDistanceMetres) / screen.HeightMillimetres;

    /// <summary>Least height of a capital, in millimetres.</summary>
    public static double Capital(double distanceMetres) => Degrees * Math.PI / 180 * distanceMetres * MillimetresPerMetre;

    /// <summary>From how far, in metres, capitals of so many millimetres are read.</summary>
    public static double Distance(double capitalMillimetres) => capitalMillimetres / Capital(1);
}
