using System.Text.Json;
using ServiceCenter.Messaging.Mosquitto;

namespace ServiceCenter.CentralHost.Broker;

/// <summary>Hashes of the keys that devices on other machines prove themselves with, in <c>device-keys.json</c>.</summary>
internal sealed class DeviceKeys(string folder)
{
    internal const string Name = "device-keys.json";

    private readonly string _path = Path.Combine(folder, Name);

    internal string? HashOf(string device) => Read().GetValueOrDefault(device);

    /// <param name="key">Null: the device has none any more.</param>
    internal void Set(string device, string? key)
    {
        var keys = Read();
        if (key is null) keys.Remove(device);
        else keys[device] = MosquittoFiles.Hash(key);
        PrivateFile.Write(_path, JsonSerializer.Serialize(keys));
    }

    private SortedDictionary<string, string> Read()
    {
        if (!File.Exists(_path)) return new(StringComparer.Ordinal);
        try
        {
            return new(JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(_path))!, StringComparer.Ordinal);
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{_path} is not readable ({wrong.Message}). Delete it: devices on other machines then need new keys.", wrong);
        }
    }
}
