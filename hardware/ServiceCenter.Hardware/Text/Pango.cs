using System.Runtime.InteropServices;

namespace ServiceCenter.Hardware.Text;

/// <summary>The few functions of Pango and Cairo that painting a line takes (Debian: libpangocairo-1.0-0, which brings the others).</summary>
internal static partial class Pango
{
    public const int Unit = 1024;
    public const int CentreAligned = 1;
    public const int Alpha8 = 2, Rgb24 = 1;
    public const int Success = 0, NoSuchFile = 18;

    private const string CairoLibrary = "libcairo.so.2", PangoLibrary = "libpango-1.0.so.0", PangoCairoLibrary = "libpangocairo-1.0.so.0", GObjectLibrary = "libgobject-2.0.so.0";

    /// <summary>Null: all of it is there.</summary>
    public static string? WhyMissing { get; } =
        Array.TrueForAll([CairoLibrary, PangoLibrary, PangoCairoLibrary, GObjectLibrary], library => NativeLibrary.TryLoad(library, out _))
            ? null
            : "Pango is not installed: sudo apt install libpangocairo-1.0-0 fonts-dejavu-core (for Arabic too).";

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_image_surface_create")]
    public static partial nint NewSurface(int format, int width, int height);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_image_surface_create_from_png", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint ReadPng(string path);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_surface_status")]
    public static partial int Status(nint surface);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_surface_flush")]
    public static partial void Flush(nint surface);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_image_surface_get_data")]
    public static unsafe partial byte* Data(nint surface);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_image_surface_get_stride")]
    public static partial int Stride(nint surface);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_image_surface_get_width")]
    public static partial int Width(nint surface);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_image_surface_get_height")]
    public static partial int Height(nint surface);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_surface_destroy")]
    public static partial void FreeSurface(nint surface);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_create")]
    public static partial nint NewPen(nint surface);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_destroy")]
    public static partial void FreePen(nint pen);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_set_source_rgb")]
    public static partial void SetColour(nint pen, double red, double green, double blue);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_set_source_surface")]
    public static partial void SetPicture(nint pen, nint surface, double x, double y);

    [LibraryImport(CairoLibrary, EntryPoint = "cairo_paint")]
    public static partial void Paint(nint pen);

    [LibraryImport(PangoCairoLibrary, EntryPoint = "pango_cairo_create_layout")]
    public static partial nint NewLayout(nint pen);

    [LibraryImport(PangoCairoLibrary, EntryPoint = "pango_cairo_show_layout")]
    public static partial void Show(nint pen, nint layout);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_layout_set_text", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetText(nint layout, string text, int length);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_layout_set_width")]
    public static partial void SetWidth(nint layout, int width);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_layout_set_alignment")]
    public static partial void SetAlignment(nint layout, int alignment);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_layout_get_pixel_size")]
    public static partial void PixelSize(nint layout, out int width, out int height);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_layout_set_font_description")]
    public static partial void SetFont(nint layout, nint font);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_font_description_from_string", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint NewFont(string description);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_font_description_set_absolute_size")]
    public static partial void SetFontHeight(nint font, double height);

    [LibraryImport(PangoLibrary, EntryPoint = "pango_font_description_free")]
    public static partial void FreeFont(nint font);

    [LibraryImport(GObjectLibrary, EntryPoint = "g_object_unref")]
    public static partial void Free(nint layout);
}
