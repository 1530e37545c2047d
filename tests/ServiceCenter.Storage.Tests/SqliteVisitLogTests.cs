using Microsoft.Data.Sqlite;
using ServiceCenter.Storage.Visits;

namespace ServiceCenter.Storage.Tests;

public sealed class SqliteVisitLogTests : VisitLogContract
{
    protected override IVisitLogDriver Driver { get; } = new SqliteVisitLogs();

    [Fact]
    public void deleted_and_made_anew_the_log_is_equal_byte_for_byte()
    {
        AfterADayInSmallSteps();
        var before = CanonicalFile();
        Driver.Delete(StoreFiles.Visits(_folder.Path));

        using (var store = Open()) store.CatchUpVisits();

        CanonicalFile().ShouldBe(before);
    }

    /// <summary>The file without its history: a SQLite file also remembers in which order its pages were taken.</summary>
    private byte[] CanonicalFile()
    {
        var copy = _folder.File("canonical.db");
        File.Delete(copy);
        using (var connection = new SqliteConnection($"Data Source={StoreFiles.Visits(_folder.Path)};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO @copy";
            command.Parameters.AddWithValue("@copy", copy);
            command.ExecuteNonQuery();
        }
        return File.ReadAllBytes(copy);
    }
}
