using System.Text;

namespace ServiceCenter.Journal.Tests;

public sealed class OutboxTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private string Path => _folder.File("outbox.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void what_is_kept_is_there_after_a_restart_in_the_order_in_which_it_came()
    {
        using (var outbox = Outbox.Open(Path))
        {
            outbox.Keep("b", "first"u8.ToArray());
            outbox.Keep("a", "second"u8.ToArray());
            outbox.Keep("c", "third"u8.ToArray());
            outbox.Forget("a");
        }

        using var again = Outbox.Open(Path);
        again.All().Select(e => (e.Id, Encoding.UTF8.GetString(e.Entry.Span))).ShouldBe([("b", "first"), ("c", "third")]);
    }

    [Fact]
    public void kept_again_an_entry_is_replaced_in_its_place()
    {
        using var outbox = Outbox.Open(Path);
        outbox.Keep("a", "old"u8.ToArray());
        outbox.Keep("b", "other"u8.ToArray());
        outbox.Keep("a", "new"u8.ToArray());
        outbox.All().Select(e => Encoding.UTF8.GetString(e.Entry.Span)).ShouldBe(["new", "other"]);
    }

    [Fact]
    public void forgetting_what_is_not_there_does_nothing()
    {
        using var outbox = Outbox.Open(Path);
        Should.NotThrow(() => outbox.Forget("nobody"));
    }

    [Fact]
    public void two_processes_do_not_share_an_outbox()
    {
        using var outbox = Outbox.Open(Path);
        Should.Throw<JournalException>(() => Outbox.Open(Path)).Problem.ShouldBe(JournalProblem.InUse);
    }
}
