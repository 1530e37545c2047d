using System.Text.Json;

namespace ServiceCenter.Contracts;

/// <summary>What came of reading a request: exactly one of <see cref="Request"/> and <see cref="Problem"/>.</summary>
/// <param name="Id">Wherever one could be read, so that a refusal finds its asker; null: nobody can be answered.</param>
public sealed record RequestRead(string? Id, Request? Request, Problem? Problem);

/// <summary>
/// The way in for requests from the bus. It never throws: bad input becomes a problem (<c>bad-request</c> or
/// <c>unknown-kind</c>) that names the member at fault and what is expected there. Members that are not known are passed over,
/// so that a newer device can talk to an older host.
/// </summary>
public static class RequestReader
{
    public const int MaxBytes = 64 * 1024;
    public const int MaxIdLength = 64;

    public const string BadRequest = "bad-request";
    public const string UnknownKind = "unknown-kind";

    public static RequestRead Read(ReadOnlySpan<byte> body)
    {
        if (body.Length > MaxBytes) return RequestFault.TooLarge(body.Length);
        try
        {
            // The straight way for what is right; only what fails here is looked at closely.
            if (JsonSerializer.Deserialize(body, Wire.Default.Request) is { } request && IsId(request.Id))
                return new RequestRead(request.Id, request, null);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            // Said better by RequestFault: the serializer's own words name .NET types.
        }
        return RequestFault.In(body);
    }

    /// <summary>1 to <see cref="MaxIdLength"/> characters of printable ASCII, so that it can stand in any log and any header.</summary>
    public static bool IsId(string? id) => id is { Length: > 0 and <= MaxIdLength } && id.All(c => c is >= '!' and <= '~');
}
