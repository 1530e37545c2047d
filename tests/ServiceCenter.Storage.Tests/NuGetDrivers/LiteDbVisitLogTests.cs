using ServiceCenter.Storage.LiteDb;
using ServiceCenter.Storage.Visits;

namespace ServiceCenter.Storage.Tests;

public sealed class LiteDbVisitLogTests : VisitLogContract
{
    protected override IVisitLogDriver Driver { get; } = new LiteDbVisitLogs();
}
