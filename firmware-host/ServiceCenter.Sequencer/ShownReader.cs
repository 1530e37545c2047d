using System.Text.Json;
using ServiceCenter.Contracts;

namespace ServiceCenter.Sequencer;

internal static class ShownReader
{
    /// <returns>Null where the body is no such message: a report that cannot be read reports nothing.</returns>
    public static ShownMessage? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, Wire.Default.ShownMessage);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
