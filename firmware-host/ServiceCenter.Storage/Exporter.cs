using System.Text.Json;
using ServiceCenter.Journal;

namespace ServiceCenter.Storage;

/// <summary>Everything that is in the journal, as JSON lines: for other programs, and for leaving this one.</summary>
public static class Exporter
{
    /// <summary>A line is <c>{"seq", "hash", "record": {...}, "aside"?: {...}}</c>, the record and what stands aside of it as they are stored.</summary>
    /// <returns>How many lines were written.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public static long Write(string folder, Stream target)
    {
        var lines = 0L;
        using var writer = new Utf8JsonWriter(target);
        foreach (var record in JournalReader.Read(StoreFiles.Journal(folder), afterSeq: 0))
        {
            writer.WriteStartObject();
            writer.WriteNumber("seq", record.Seq);
            writer.WriteString("hash", Convert.ToHexStringLower(record.Hash));
            writer.WritePropertyName("record");
            writer.WriteRawValue(record.Payload);
            if (record.Aside is { } aside)
            {
                writer.WritePropertyName("aside");
                writer.WriteRawValue(aside.Bytes);
            }
            writer.WriteEndObject();
            writer.Flush();
            target.WriteByte((byte)'\n');
            writer.Reset();
            lines++;
        }
        target.Flush();
        return lines;
    }
}
