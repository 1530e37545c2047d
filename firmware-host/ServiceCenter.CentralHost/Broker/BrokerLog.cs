using System.Net;
using Microsoft.Extensions.Logging;

namespace ServiceCenter.CentralHost.Broker;

/// <summary>What the broker's part of the host says; numbers 300 to 319.</summary>
internal static partial class BrokerLog
{
    [LoggerMessage(300, LogLevel.Information, "Broker: Mosquitto runs on {Address}:{Port}, process {ProcessId}")]
    internal static partial void Started(ILogger logger, IPAddress address, int port, int processId);

    [LoggerMessage(301, LogLevel.Error, "Broker: Mosquitto ended with code {Code}; starting it again in {Wait}. Its last words: {LastWords}")]
    internal static partial void Ended(ILogger logger, int code, TimeSpan wait, string lastWords);

    [LoggerMessage(302, LogLevel.Debug, "Mosquitto: {Line}")]
    internal static partial void Said(ILogger logger, string line);

    [LoggerMessage(303, LogLevel.Warning, "Mosquitto: {Line}")]
    internal static partial void Warned(ILogger logger, string line);

    [LoggerMessage(304, LogLevel.Warning, "Broker: a Mosquitto of an earlier run (process {ProcessId}) was still there and has been ended")]
    internal static partial void EndedStale(ILogger logger, int processId);

    [LoggerMessage(305, LogLevel.Warning, "setpriv (package util-linux) is missing: were the host killed, Mosquitto would go on until the next start")]
    internal static partial void Unleashed(ILogger logger);

    [LoggerMessage(306, LogLevel.Critical, "NO BROKER: {Reason}. The bus runs inside this process only: kiosks, boxes and displays of their own cannot reach it, and it keeps nothing over a restart")]
    internal static partial void InProcessOnly(ILogger logger, string reason);

    [LoggerMessage(307, LogLevel.Warning, "Broker: {Refusal}")]
    internal static partial void Refused(ILogger logger, string refusal);
}
